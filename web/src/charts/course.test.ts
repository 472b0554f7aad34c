import { describe, expect, it } from "vitest";
import { changesUpTo, holding, stageWeight, steps, type Change } from "./course";
import { sinceScale } from "./since";

const course: Change[] = [
  { from: "2016-07-19", level: "inspired", stage: "" },
  { from: "2016-07-26", level: "remote_controlled", stage: "encouragement" },
  { from: "2016-09-16", level: "remote_controlled", stage: "step_by_step" },
];

describe("the course of a judgement", () => {
  it("is whole: each step ends where the next begins, the last at the edge", () => {
    const all = steps(course, "2016-07-18", sinceScale(0, 400, 0, 900));
    expect(all).toHaveLength(3);
    all.slice(1).forEach((s, i) => expect(s.left).toBe(all[i]!.right));
    expect(all.at(-1)!.right).toBe(900);
    expect(all.map((s) => s.row)).toEqual([3, 1, 1]);
  });

  it("knows what held on a day", () => {
    expect(holding(course, "2016-07-18")).toBeUndefined();
    expect(holding(course, "2016-07-25")?.level).toBe("inspired");
    expect(holding(course, "2016-07-26")?.stage).toBe("encouragement");
    expect(holding(course, "2030-01-01")?.stage).toBe("step_by_step");
  });

  it("counts changes, not readings", () => {
    expect(changesUpTo(course, "2016-07-01")).toBe(0);
    expect(changesUpTo(course, "2016-07-19")).toBe(0);
    expect(changesUpTo(course, "2017-01-01")).toBe(2);
  });

  it("darkens with the stage", () => {
    const shades = ["encouragement", "targets_and_strategy", "step_by_step"].map((s) => stageWeight("remote_controlled", s));
    expect(shades).toEqual([...shades].sort());
    expect(stageWeight("directed", "")).toBe(1);
  });
});
