import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
// @ts-expect-error plain JavaScript, run by node before the build
import { planeMap } from "./land.mjs";

type Ring = [number, number][];

const file = createRequire(import.meta.url).resolve("world-atlas/countries-110m.json");
const map = planeMap(JSON.parse(readFileSync(file, "utf8"))) as {
  features: { properties: { kind: string }; geometry: { type: string; coordinates: Ring[][] | Ring[] } }[];
};
const polygons = map.features
  .filter((f) => f.properties.kind === "land")
  .flatMap((f) => (f.geometry.type === "Polygon" ? [f.geometry.coordinates as Ring[]] : (f.geometry.coordinates as Ring[][])));

/** Even-odd rule on the plane, over all rings. */
function onLand(lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of polygons.flat())
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i]!;
      const [xj, yj] = ring[j]!;
      if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
    }
  return inside;
}

it.each([
  ["Berlin", 13.4, 52.5, true],
  ["Nairobi", 36.8, -1.3, true],
  ["inland Brazil", -55, -10, true],
  ["eastern Siberia", 178, 67.5, true],
  ["Antarctica", 100, -80, true],
  ["the middle of the Atlantic", -35, 20, false],
  ["the middle of the Pacific", -150, 0, false],
  ["the Indian Ocean", 80, -20, false],
])("%s", (_, lon, lat, land) => expect(onLand(lon, lat)).toBe(land));

it("stays within the map", () => {
  for (const [lon, lat] of polygons.flat(2)) {
    expect(Math.abs(lon)).toBeLessThanOrEqual(180.01);
    expect(Math.abs(lat)).toBeLessThanOrEqual(90.01);
  }
});
