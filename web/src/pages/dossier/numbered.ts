import type { Incident, Statement } from "../../api/types";

/** A statement with its number in the dossier and the number of its report. */
export interface Numbered {
  number: number;
  statement: Statement;
  source: number;
  role: "because" | "against" | "";
}

/** Numbers the evidence in order of publication, from 1. */
export function numbered(incident: Incident): { rows: Numbered[]; numberOf: Map<string, number> } {
  const sources = new Map(incident.told_by.map((s, i) => [s.id, i + 1]));
  const { because, against } = incident.judgement;
  const rows = incident.evidence.map((statement, i): Numbered => ({
    number: i + 1,
    statement,
    source: sources.get(statement.report) ?? 0,
    role: because.includes(statement.id) ? "because" : against.includes(statement.id) ? "against" : "",
  }));
  return { rows, numberOf: new Map(rows.map((r) => [r.statement.id, r.number])) };
}
