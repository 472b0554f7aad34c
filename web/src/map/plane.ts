/** Land and borders as the build wrote them: plane GeoJSON in degrees. */
export interface Land {
  features: { properties: { kind: "land" | "border" }; geometry: Geometry }[];
}

type Line = [number, number][];
type Geometry =
  | { type: "Polygon"; coordinates: Line[] }
  | { type: "MultiPolygon"; coordinates: Line[][] }
  | { type: "LineString"; coordinates: Line }
  | { type: "MultiLineString"; coordinates: Line[] };

/** A window on the plane map: degrees to pixels around a centre. */
export interface MapFrame {
  width: number;
  height: number;
  west: number;
  north: number;
  perLon: number;
  perLat: number;
}

const WIDTH = 340;
const HEIGHT = 212;
const DEGREES_HIGH = 11;

/** A window around a place in which a degree of longitude is as long as it is there. */
export function frameAround(lat: number, lon: number): MapFrame {
  const perLat = HEIGHT / DEGREES_HIGH;
  const perLon = perLat * Math.max(0.2, Math.cos((lat * Math.PI) / 180));
  return { width: WIDTH, height: HEIGHT, west: lon - WIDTH / 2 / perLon, north: lat + DEGREES_HIGH / 2, perLon, perLat };
}

/** The SVG path of a geometry in the window. Lines that pass it by are left out. */
export function pathOf(geometry: Geometry, frame: MapFrame): string {
  const closed = geometry.type.endsWith("Polygon");
  return linesOf(geometry)
    .filter((line) => touches(line, frame))
    .map((line) => `M${line.map(([lon, lat]) => point(lon, lat, frame)).join("L")}${closed ? "Z" : ""}`)
    .join("");
}

function linesOf(geometry: Geometry): Line[] {
  switch (geometry.type) {
    case "LineString":
      return [geometry.coordinates];
    case "MultiPolygon":
      return geometry.coordinates.flat();
    default:
      return geometry.coordinates;
  }
}

function point(lon: number, lat: number, f: MapFrame): string {
  return `${((lon - f.west) * f.perLon).toFixed(1)},${((f.north - lat) * f.perLat).toFixed(1)}`;
}

function touches(line: Line, f: MapFrame): boolean {
  const east = f.west + f.width / f.perLon;
  const south = f.north - f.height / f.perLat;
  const lons = line.map(([lon]) => lon);
  const lats = line.map(([, lat]) => lat);
  const within = (values: number[], low: number, high: number) =>
    values.reduce((m, v) => Math.min(m, v), Infinity) <= high && values.reduce((m, v) => Math.max(m, v), -Infinity) >= low;
  return within(lons, f.west, east) && within(lats, south, f.north);
}
