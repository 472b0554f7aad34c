import { expect, it } from "vitest";
import type { Incident, Judgement, Source } from "../../api/types";
import { statement } from "./fixture";
import { countWords, evidenceOf, likelihoodWords, rulesOf, toldWords, withRole } from "./reading";

const judgement = {
  level: "remote_controlled",
  because: ["a", "c"],
  against: ["b"],
  steps: [
    { rule: "claim_alone", statement: "b", note: "an interested party's word" },
    { rule: "two_origins", note: "several origins: at most 0.92" },
    { rule: "weight", statement: "a", level: "remote_controlled", weight: 0.4 },
    { rule: "weight", statement: "a", level: "directed", weight: 9 },
    { rule: "weight", statement: "c", level: "remote_controlled", weight: 1.2 },
  ],
} as unknown as Judgement;

const incident = {
  judgement,
  evidence: [
    statement({ id: "a", origin: "f1" }),
    statement({ id: "b", origin: "f2" }),
    statement({ id: "c", origin: "f1" }),
    statement({ id: "d", origin: "f3" }),
  ],
} as unknown as Incident;

it("gives each statement its part, its weight for the level and its origin", () => {
  const rows = evidenceOf(incident).map((e) => [e.statement.id, e.role, e.weight, e.origin]);
  expect(rows).toEqual([
    ["a", "because", 0.4, 1],
    ["b", "against", undefined, 2],
    ["c", "because", 1.2, 1],
    ["d", "", undefined, 3],
  ]);
});

it("puts the heaviest first", () => {
  expect(withRole(evidenceOf(incident), "because").map((e) => e.statement.id)).toEqual(["c", "a"]);
});

it("keeps rules and notes apart", () => {
  expect(rulesOf(judgement)).toEqual([{ rule: "two_origins", note: "several origins: at most 0.92" }]);
  expect(evidenceOf(incident)[1]?.notes).toEqual(["an interested party's word"]);
});

it("names statements by their day in notes", () => {
  const id = "s0123456789abcdef0123";
  const steps = [{ rule: "supersession", statement: "a", note: `superseded by ${id}` }];
  const read = evidenceOf({ judgement: { ...judgement, steps }, evidence: [statement({ id: "a" }), statement({ id, published: "2016-08-06" })] } as unknown as Incident);
  expect(read[0]?.notes).toEqual(["superseded by a statement of 6 August 2016"]);
});

it("writes counts and likelihoods", () => {
  expect(countWords({ low: 4, best: 4, high: 4 })).toBe("4");
  expect(countWords({ low: 2, best: 4, high: 5 })).toBe("4 (2–5 reported)");
  expect(countWords(undefined)).toBe("not reported");
  expect(likelihoodWords("very likely")).toBe("very likely (80–95 %)");
  expect(likelihoodWords("")).toBe("");
});

it("counts copies of one story as one origin", () => {
  const source = (id: string, family = "") => ({ id, family }) as Source;
  expect(toldWords([source("a", "f"), source("b", "f"), source("c")])).toBe("3 reports from 2 origins");
  expect(toldWords([source("a")])).toBe("1 report from 1 origin");
});
