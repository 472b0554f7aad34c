import { expect, it } from "vitest";
import { sinceScale, sinceTicks } from "./since";

it("gives early days room and keeps the order of days", () => {
  const x = sinceScale(0, 3652, 0, 800);
  expect(x(0)).toBe(0);
  expect(x(3652)).toBeCloseTo(800);
  expect(x(7)).toBeGreaterThan(800 * 0.12);
  for (let d = 0; d < 3600; d += 37) expect(x(d + 37)).toBeGreaterThan(x(d));
});

it("finds the day under a point", () => {
  const x = sinceScale(0, 900, 40, 700);
  for (const d of [0, 1, 5, 58, 365, 900]) expect(Math.round(x.invert(x(d)))).toBe(d);
});

it("never lets ticks touch", () => {
  for (const width of [200, 390, 800]) {
    const ticks = sinceTicks(sinceScale(0, 4000, 0, width), 44);
    expect(ticks.length).toBeGreaterThan(2);
    ticks.slice(1).forEach((t, i) => expect(t.x - ticks[i]!.x).toBeGreaterThanOrEqual(44));
  }
});

it("stands a course of one day", () => {
  const x = sinceScale(0, 0, 0, 100);
  expect(x(0)).toBe(0);
  expect(Number.isFinite(x(1))).toBe(true);
});
