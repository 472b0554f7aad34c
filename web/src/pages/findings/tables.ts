import type { ClaimDelay, LevelsByYear, Survival, Transitions } from "../../api/types";
import { inLevelOrder } from "../../charts/stack";
import { LEVELS, lookOf } from "../../model/levels";
import type { Table } from "../../model/table";
import { number, plural } from "../../model/words";

const LEVEL_WORDS = LEVELS.map((l) => lookOf(l).word);

export function survivalTable(s: Survival): Table {
  return {
    columns: ["day", "labels at risk", "changed", "share that holds", "low (95 %)", "high (95 %)"],
    rows: s.steps.map((p) => [p.day, p.at_risk, p.changed, three(p.share), three(p.low), three(p.high)]),
  };
}

export function survivalWords(s: Survival): string {
  if (s.incidents === 0) return "No incident under this filter could be followed.";
  const followed = `Of ${plural(s.incidents, "incident")} followed, the level of ${number(s.changed)} changed at least once.`;
  return s.median === undefined ? `${followed} More than half hold to the end.` : `${followed} Half have seen their last change by day ${s.median}.`;
}

export function yearsTable(l: LevelsByYear): Table {
  return {
    columns: ["year", "incidents", ...LEVEL_WORDS],
    rows: l.years.map((y) => [y.year, y.total, ...inLevelOrder(y.levels.map((v) => ({ level: v.level, value: v.count })))]),
  };
}

export function delayTable(d: ClaimDelay): Table {
  return { columns: ["days since the attack", "claims first reported"], rows: d.delays.map((x) => [x.days, x.claims]) };
}

export function delayWords(d: ClaimDelay): string {
  if (d.claimed === 0) return `Of ${plural(d.incidents, "incident")} with a known day, none was reported as claimed.`;
  const half = d.median === undefined ? "" : ` Half of the claims were reported by day ${d.median}, three quarters by day ${d.upper_quartile ?? d.median}.`;
  return `A claim was reported for ${number(d.claimed)} of ${plural(d.incidents, "incident")} with a known day.${half}`;
}

export function transitionTable(t: Transitions): Table {
  return {
    columns: ["first reading \\ a year later", ...LEVEL_WORDS],
    rows: LEVELS.map((first) => [lookOf(first).word, ...LEVELS.map((later) => t.transitions.find((c) => c.first === first && c.later === later)?.count ?? 0)]),
  };
}

export function transitionWords(t: Transitions): string {
  if (t.incidents === 0) return "No incident under this filter has been followed for a year.";
  const kept = t.transitions.filter((c) => c.first === c.later).reduce((n, c) => n + c.count, 0);
  return `Of ${plural(t.incidents, "incident")} followed for a year, ${number(kept)} then read as the first reports did; ${number(t.incidents - kept)} read otherwise.`;
}

function three(x: number): number {
  return Math.round(x * 1000) / 1000;
}
