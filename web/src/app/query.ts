/*
 * The state of a page lives in the query of its address, as plain
 * name=value pairs that people can read and write. Lists are joined by commas.
 */

/** What the address says: each name with its last value. */
export type Query = { [name: string]: string | undefined };

export function parseQuery(text: string): Query {
  const out: Query = {};
  for (const [name, value] of new URLSearchParams(text)) if (value !== "") out[name] = value;
  return out;
}

/** Writes the pairs that have a value, sorted by name so that one state has one address. */
export function writeQuery(query: Record<string, unknown>): string {
  const pairs = Object.entries(query)
    .filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== "")
    .sort(([a], [b]) => a.localeCompare(b));
  const text = new URLSearchParams(pairs).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text && `?${text}`;
}

export function listOf(value: string | undefined): string[] {
  return value ? value.split(",").filter(Boolean) : [];
}

export function joinList(values: readonly string[]): string | undefined {
  return values.length > 0 ? values.join(",") : undefined;
}

/** A new page starts with a clean query; the as-of date alone goes along, and what is given. */
export function onlyAsOf(more: Query = {}): (old: Query) => Query {
  return (old) => ({ ...(old.as_of ? { as_of: old.as_of } : {}), ...more });
}
