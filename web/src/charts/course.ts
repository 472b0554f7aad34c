import type { ScaleSymLog } from "d3-scale";
import { rankOf, type Level } from "../model/levels";
import { daysBetween, firstDay, type Day } from "../model/dates";

/** A change of a judgement: the day, and what it has been since. */
export interface Change {
  from: string;
  level: string;
  stage: string;
}

/** A stretch of days under one judgement, in pixels. */
export interface Step {
  level: string;
  stage: string;
  row: number;
  left: number;
  right: number;
  since: Day;
}

/** Lays out the course: one step a change, each reaching to the next, the last to the right end. */
export function steps(course: readonly Change[], origin: Day, x: ScaleSymLog<number, number>): Step[] {
  const end = x.range()[1] ?? 0;
  const dated = course.filter((c) => c.from !== "");
  return dated.map((change, i) => {
    const next = dated[i + 1];
    return {
      level: change.level,
      stage: change.stage,
      row: rankOf(change.level),
      left: x(daysBetween(origin, firstDay(change.from))),
      right: next ? x(daysBetween(origin, firstDay(next.from))) : end,
      since: firstDay(change.from),
    };
  });
}

/** The change that holds on a day; undefined before the first report. */
export function holding<C extends Change>(course: readonly C[], day: Day): C | undefined {
  return course.findLast((c) => c.from !== "" && firstDay(c.from) <= day);
}

/** How often the level or stage changed after the first reading, up to a day. */
export function changesUpTo(course: readonly Change[], day: Day): number {
  const seen = course.filter((c) => firstDay(c.from) <= day);
  return Math.max(0, seen.length - 1);
}

/** The opacity of a remote-controlled step by its stage: darker the closer the guidance. */
export function stageWeight(level: Level | string, stage: string): number {
  if (level !== "remote_controlled") return 1;
  return stage === "encouragement" ? 0.6 : stage === "targets_and_strategy" ? 0.8 : 1;
}
