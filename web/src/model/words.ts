/** "1 report", "2 reports". */
export function plural(n: number, noun: string): string {
  return `${number(n)} ${noun}${n === 1 ? "" : "s"}`;
}

/** "12,345". */
export function number(n: number): string {
  return n.toLocaleString("en");
}
