import { describe, expect, it } from "vitest";
import { clusters, radiusOf, type Spot } from "./clusters";

const at = (x: number, y: number, level: string, value = 1, id?: string): Spot => ({ x, y, id, levels: [{ level, value }] });

describe("clusters", () => {
  it("lose no incident, wherever the grid lies", () => {
    const spots = Array.from({ length: 300 }, (_, i) => at((i * 37) % 800, (i * 91) % 400, i % 2 ? "directed" : "inspired", 1 + (i % 3), `i${i}`));
    const all = spots.reduce((n, s) => n + s.levels[0]!.value, 0);
    for (const size of [10, 44, 1000]) {
      const found = clusters(spots, size, { x: 13, y: -7 });
      expect(found.reduce((n, c) => n + c.count, 0)).toBe(all);
      expect(found.flatMap((c) => c.ids)).toHaveLength(300);
    }
  });

  it("gather what shares a square and stand at its mean", () => {
    const [one, two] = clusters([at(2, 2, "directed", 1, "a"), at(6, 4, "directed", 3), at(50, 50, "inspired", 1, "b")], 10);
    expect(one).toMatchObject({ count: 4, x: 5, y: 3.5, ids: ["a"], levels: [{ level: "directed", value: 4 }] });
    expect(two).toMatchObject({ count: 1, ids: ["b"] });
  });

  it("do not hide each other", () => {
    const spots = Array.from({ length: 120 }, (_, i) => at((i * 53) % 400, (i * 29) % 300, "directed", 1, `i${i}`));
    const found = clusters(spots, 44);
    for (const [i, a] of found.entries())
      for (const b of found.slice(i + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(0.8 * (radiusOf(a.count) + radiusOf(b.count)));
  });

  it("move with the map", () => {
    const spots = [at(9, 9, "directed", 1, "a"), at(11, 11, "directed", 1, "b")];
    const moved = spots.map((s) => ({ ...s, x: s.x + 5, y: s.y + 5 }));
    expect(clusters(moved, 10, { x: 5, y: 5 })).toHaveLength(clusters(spots, 10).length);
  });
});

it("radii grow, but slowly", () => {
  expect(radiusOf(1)).toBe(10);
  expect(radiusOf(100)).toBeGreaterThan(radiusOf(10));
  expect(radiusOf(100_000)).toBeLessThan(40);
});
