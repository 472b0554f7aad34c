import type { Quality } from "../../api/types";

export interface FigureGroup {
  set: string;
  figures: { name: string; value: number; lowered?: string }[];
}

/** Groups figures by the gold set that stands before the colon of their names. */
export function figureGroups(figures: Quality["figures"]): FigureGroup[] {
  const groups = new Map<string, FigureGroup>();
  for (const f of figures) {
    const colon = f.name.indexOf(":");
    const set = colon < 0 ? "" : f.name.slice(0, colon);
    const group = groups.get(set) ?? { set, figures: [] };
    group.figures.push({ name: f.name.slice(colon + 1).trim(), value: f.value, lowered: f.lowered });
    groups.set(set, group);
  }
  return [...groups.values()];
}
