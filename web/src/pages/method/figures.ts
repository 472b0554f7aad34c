import type { Quality } from "../../api/types";

export interface FigureGroup {
  set: string;
  /** What was measured on, in words; absent for a set that this page does not know. */
  about?: string;
  figures: { name: string; value: number; lowered?: string }[];
}

/** What the sets are, for readers who have not the documentation at hand. */
const ABOUT: Record<string, string> = {
  direction: "Published reports on attacks, every statement about an organisation’s role coded by hand.",
  grouped: "The same reports, tied to incidents by hand: levels from the statements that the reader found.",
  judgements: "Levels on dates from statements coded by hand: the rules alone.",
  record: "The same reports from end to end, tied to incidents by the program.",
  news: "News at large: how often the reader stays silent where nothing is to be found.",
};

/** Groups figures by the gold set that stands before the colon of their names. */
export function figureGroups(figures: Quality["figures"]): FigureGroup[] {
  const groups = new Map<string, FigureGroup>();
  for (const f of figures) {
    const colon = f.name.indexOf(":");
    const set = colon < 0 ? "" : f.name.slice(0, colon);
    const group = groups.get(set) ?? { set, about: ABOUT[set], figures: [] };
    group.figures.push({ name: f.name.slice(colon + 1).trim(), value: f.value, lowered: f.lowered });
    groups.set(set, group);
  }
  return [...groups.values()];
}
