import { expect, it } from "vitest";
import type { ClaimDelay, LevelsByYear, Survival, Transitions } from "../../api/types";
import { delayWords, survivalTable, survivalWords, transitionTable, transitionWords, yearsTable } from "./tables";

const query = { method: "m", filter: "", as_of: "", writes: 1, digest: "d", codebook: "direction/1" };
const survival: Survival = {
  query, incidents: 10, changed: 6, median: 12,
  steps: [{ day: 3, at_risk: 10, changed: 2, share: 0.8, low: 0.40869, high: 0.9459 }],
};

it("says what the curve says", () => {
  expect(survivalWords(survival)).toBe("Of 10 incidents followed, the level of 6 changed at least once. Half have seen their last change by day 12.");
  expect(survivalWords({ ...survival, median: undefined })).toContain("More than half hold to the end");
  expect(survivalTable(survival).rows).toEqual([[3, 10, 2, 0.8, 0.409, 0.946]]);
});

it("counts what stayed and what went otherwise", () => {
  const t: Transitions = {
    query, incidents: 5,
    transitions: [{ first: "inspired", later: "inspired", count: 2 }, { first: "inspired", later: "directed", count: 3 }],
  };
  expect(transitionWords(t)).toBe("Of 5 incidents followed for a year, 2 then read as the first reports did; 3 read otherwise.");
  const inspired = transitionTable(t).rows[3];
  expect(inspired).toEqual(["inspired", 3, 0, 0, 2, 0, 0]);
});

it("gives each year a row with every level", () => {
  const l: LevelsByYear = { query, undated: [], years: [{ year: 2016, total: 4, levels: [{ level: "directed", count: 4, share: 1 }] }] };
  expect(yearsTable(l).rows).toEqual([[2016, 4, 4, 0, 0, 0, 0, 0]]);
});

it("speaks of claims that there are", () => {
  const d: ClaimDelay = { query, incidents: 9, claimed: 4, median: 1, lower_quartile: 0, upper_quartile: 2, delays: [{ days: 1, claims: 4 }] };
  expect(delayWords(d)).toBe("A claim was reported for 4 of 9 incidents with a known day. Half of the claims were reported by day 1, three quarters by day 2.");
  expect(delayWords({ ...d, claimed: 0, delays: [] })).toContain("none was reported as claimed");
});
