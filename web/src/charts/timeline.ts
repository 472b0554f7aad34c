import type { Bin } from "../api/types";
import { addDays, type Day } from "../model/dates";

export type BinStep = "year" | "month";

/** A bar of the timeline: a stretch of days, both ends inclusive. */
export interface Bar {
  from: Day;
  to: Day;
  levels: Bin["levels"];
}

/** Most years for which months are still wide enough to be seen. */
const YEARS_BY_MONTH = 8;

/** Years, or months where the record is short. */
export function stepFor(bins: readonly Bin[]): BinStep {
  const first = bins[0]?.from.slice(0, 4);
  const last = bins.at(-1)?.from.slice(0, 4);
  return first && last && Number(last) - Number(first) < YEARS_BY_MONTH ? "month" : "year";
}

/** The bars from the first bin to the last, those without an incident between them too. */
export function bars(bins: readonly Bin[], step: BinStep): Bar[] {
  const first = bins[0];
  const last = bins.at(-1);
  if (!first || !last) return [];
  const byStart = new Map(bins.map((b) => [b.from, b.levels]));
  const out: Bar[] = [];
  for (let from = first.from; from <= last.from; from = after(from, step))
    out.push({ from, to: addDays(after(from, step), -1), levels: byStart.get(from) ?? [] });
  return out;
}

/** The first day of the stretch after the one that begins on from. */
function after(from: Day, step: BinStep): Day {
  const [y = 1, m = 1] = from.split("-").map(Number);
  const [year, month] = step === "year" ? [y + 1, 1] : m === 12 ? [y + 1, 1] : [y, m + 1];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
}

/** The range of a filter over two bars, in either order. */
export function spanOf(a: Bar, b: Bar): { from: Day; to: Day } {
  return a.from <= b.from ? { from: a.from, to: b.to } : { from: b.from, to: a.to };
}

/** Whether a bar lies within the dates of a filter; either end may be open or short ("2016"). */
export function within(bar: Bar, from: string | undefined, to: string | undefined): boolean {
  return (!from || bar.to >= from) && (!to || bar.from <= (to.length < 10 ? `${to}-99` : to));
}
