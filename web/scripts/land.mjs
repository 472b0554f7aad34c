// Writes src/map/land.json: the countries of the world as plane GeoJSON, from
// Natural Earth by way of world-atlas. world-atlas is stitched for the sphere;
// drawn as it is on a plane map, land that crosses the 180th meridian would
// fill the ocean. So it is cut there: projected to degrees and back.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEquirectangular } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature, mesh } from "topojson-client";

const DEGREES = 180 / Math.PI;
const require = createRequire(import.meta.url);

/** Returns land as polygons and the borders between countries as lines, in degrees. */
export function planeMap(topology) {
  const flat = geoEquirectangular().scale(DEGREES).translate([0, 0]).precision(0.1);
  const cut = (object) => round(geoProject(object, flat));
  const land = cut(feature(topology, topology.objects.land));
  const borders = cut(mesh(topology, topology.objects.countries, (a, b) => a !== b));
  return {
    type: "FeatureCollection",
    features: [
      ...(land.features ?? [land]).map((f) => ({ type: "Feature", properties: { kind: "land" }, geometry: f.geometry })),
      { type: "Feature", properties: { kind: "border" }, geometry: borders },
    ],
  };
}

/** Turns the y axis of the screen back to north and keeps two decimals, about a kilometre. */
function round(value) {
  if (Array.isArray(value)) {
    if (typeof value[0] === "number") return [Math.round(value[0] * 100) / 100, Math.round(-value[1] * 100) / 100];
    return value.map(round);
  }
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, k === "properties" ? v : round(v)]));
  }
  return value;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const topology = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
  const out = JSON.stringify(planeMap(topology));
  writeFileSync(new URL("../src/map/land.json", import.meta.url), out);
  console.log(`src/map/land.json: ${Math.round(out.length / 1024)} kB`);
}
