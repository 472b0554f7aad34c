/** Reads a box off the address; undefined if it is none. */
export function boxOf(text: string | undefined): number[] | undefined {
  const n = (text ?? "").split(",").map(Number);
  const [west = NaN, south = NaN, east = NaN, north = NaN] = n;
  const ok = n.length === 4 && n.every(Number.isFinite) && south < north && west < east && Math.abs(south) <= 90 && Math.abs(north) <= 90;
  return ok ? n : undefined;
}

/** The side in degrees of the cells to ask for, so that one is about as wide as a mark at that zoom. */
export function cellFor(zoom: number): number {
  const degrees = (44 * 360) / (512 * 2 ** Math.round(zoom));
  return Math.min(30, Math.max(0.05, Number(degrees.toPrecision(2))));
}
