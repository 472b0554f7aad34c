import { expect, it } from "vitest";
import { figureGroups } from "./figures";

it("groups figures by their set and loses none", () => {
  const groups = figureGroups([
    { name: "direction: level", value: 0.84 },
    { name: "news: precision: strict", value: 0.9, lowered: "a stricter set" },
    { name: "direction: sentence", value: 0.85 },
    { name: "plain", value: 1 },
  ]);
  expect(groups.map((g) => [g.set, g.figures.map((f) => f.name)])).toEqual([
    ["direction", ["level", "sentence"]],
    ["news", ["precision: strict"]],
    ["", ["plain"]],
  ]);
  expect(groups[1]?.figures[0]?.lowered).toBe("a stricter set");
});
