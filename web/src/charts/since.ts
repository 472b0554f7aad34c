import { scaleSymlog, type ScaleSymLog } from "d3-scale";

/** Ticks of a scale over the days since an attack: [days, words]. */
const TICKS: [number, string][] = [
  [0, "day 0"],
  [1, "1"],
  [3, "3"],
  [7, "7"],
  [14, "14"],
  [30, "30"],
  [90, "90"],
  [182, "½ yr"],
  [365, "1 yr"],
  [730, "2 yrs"],
  [1826, "5 yrs"],
  [3652, "10 yrs"],
  [7305, "20 yrs"],
  [18262, "50 yrs"],
];

/** Days at which the scale turns from even to logarithmic steps. */
const KNEE_DAYS = 4;

/**
 * A scale over the days since an attack that gives the first days as much room
 * as the years that follow: even below KNEE_DAYS, logarithmic above.
 */
export function sinceScale(from: number, to: number, left: number, right: number): ScaleSymLog<number, number> {
  return scaleSymlog()
    .constant(KNEE_DAYS)
    .domain([from, Math.max(to, from + 1)])
    .range([left, right]);
}

/** The ticks that have room, at least gap pixels apart, from the left. */
export function sinceTicks(scale: ScaleSymLog<number, number>, gap: number): { at: number; x: number; words: string }[] {
  const [from = 0, to = 0] = scale.domain();
  const out: { at: number; x: number; words: string }[] = [];
  for (const [at, words] of TICKS) {
    const x = scale(at);
    if (at < from || at > to || (out.length > 0 && x - out[out.length - 1]!.x < gap)) continue;
    out.push({ at, x, words });
  }
  return out;
}
