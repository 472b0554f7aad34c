import { describe, expect, it } from "vitest";
import { frameAround, pathOf } from "./plane";

describe("a window on the map", () => {
  const frame = frameAround(52.5, 13.4);

  it("has the place in the middle", () => {
    expect(pathOf({ type: "LineString", coordinates: [[13.4, 52.5], [13.4, 52.5]] }, frame)).toBe("M170.0,106.0L170.0,106.0");
  });

  it("shows a degree of longitude shorter away from the equator", () => {
    expect(frameAround(60, 0).perLon / frameAround(60, 0).perLat).toBeCloseTo(0.5);
    expect(frameAround(0, 0).perLon).toBeCloseTo(frameAround(0, 0).perLat);
  });

  it("leaves out what lies elsewhere and keeps what surrounds it", () => {
    const far = [[100, 0], [101, 0], [101, 1], [100, 0]] as [number, number][];
    const around = [[-20, 30], [60, 30], [60, 80], [-20, 80], [-20, 30]] as [number, number][];
    expect(pathOf({ type: "Polygon", coordinates: [far] }, frame)).toBe("");
    expect(pathOf({ type: "MultiPolygon", coordinates: [[far], [around]] }, frame)).toMatch(/^M.*Z$/);
  });
});
