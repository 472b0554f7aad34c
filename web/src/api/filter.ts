import { joinList, listOf, type Query } from "../app/query";
import type { paths } from "./schema";

type CountsQuery = NonNullable<paths["/api/v1/counts"]["get"]["parameters"]["query"]>;

/** The filter parameters that every question about many incidents takes. */
export type Filter = Omit<CountsQuery, "step">;

/** The names of the query of the overview's address that select incidents. */
export const FILTER_NAMES = [
  "from", "to", "bbox", "country", "level", "stage", "type", "outcome", "organisation", "min_sources",
] as const;

/** Reads the filter off the address; lists are joined by commas there. */
export function filterOf(query: Query, asOf: string | undefined): Filter {
  const least = Number(query.min_sources);
  return compact({
    as_of: asOf,
    from: query.from,
    to: query.to,
    bbox: query.bbox,
    country: lists(query.country),
    level: lists(query.level),
    stage: lists(query.stage),
    type: lists(query.type),
    outcome: lists(query.outcome),
    organisation: query.organisation,
    min_sources: Number.isInteger(least) && least > 0 ? least : undefined,
  }) as Filter;
}

function lists(value: string | undefined): string[] | undefined {
  const all = listOf(value);
  return all.length > 0 ? all : undefined;
}

function compact(pairs: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(pairs).filter(([, v]) => v !== undefined));
}

/** The filter without what bounds the place: the map itself shows what lies around. */
export function withoutBox({ bbox: _, ...rest }: Filter): Filter {
  return rest;
}

/** The filter without its dates: the timeline itself shows what lies around. */
export function withoutDates({ from: _, to: __, ...rest }: Filter): Filter {
  return rest;
}

/** The filter as the query of an address of the API, with repeated names for lists. */
export function apiQuery(filter: Filter): string {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) for (const v of [value].flat()) if (v !== undefined) out.append(name, String(v));
  const text = out.toString();
  return text && `?${text}`;
}

/** Puts a choice into a list of the address, or takes it out. */
export function toggled(list: string | undefined, value: string): string | undefined {
  const all = listOf(list);
  return joinList(all.includes(value) ? all.filter((v) => v !== value) : [...all, value]);
}
