import type { Statement } from "../../api/types";

/** Statements that stand on the very same words. */
export interface Group {
  key: string;
  quote: string;
  statements: Statement[];
}

/** Gathers statements by their span, in the order given. */
export function bySpan(statements: readonly Statement[]): Group[] {
  const groups = new Map<string, Group>();
  for (const s of statements) {
    const key = `${s.start}-${s.end}`;
    const group = groups.get(key);
    if (group) group.statements.push(s);
    else groups.set(key, { key, quote: s.quote, statements: [s] });
  }
  return [...groups.values()];
}
