/** Numbers and words in rows: what a chart shows, as a table on the page and as CSV. */
export interface Table {
  columns: string[];
  rows: (string | number)[][];
}

/**
 * Writes a table as CSV (RFC 4180). Words that a spreadsheet would take for a
 * formula get an apostrophe before them; numbers stay as they are.
 */
export function csvOf(table: Table): string {
  return [table.columns, ...table.rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
