import { expect, it } from "vitest";
import { LEVELS } from "../model/levels";
import { inLevelOrder, stack, total } from "./stack";

it("stacks from the strongest level without gaps", () => {
  const values = [{ level: "inspired", value: 2 }, { level: "directed", value: 3 }, { level: "no_known_link", value: 0 }];
  expect(stack(values)).toEqual([{ level: "directed", from: 0, to: 3 }, { level: "inspired", from: 3, to: 5 }]);
  expect(total(values)).toBe(5);
  expect(stack([])).toEqual([]);
});

it("gives every level its column", () => {
  expect(inLevelOrder([{ level: "undetermined", value: 4 }])).toEqual([0, 0, 0, 0, 0, 4]);
  expect(inLevelOrder([])).toHaveLength(LEVELS.length);
});
