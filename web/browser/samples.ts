import type { Incident, Summary } from "../src/api/types";
import type { Desk } from "./desk";

/** The sample incident whose reading changes most, and one of its reports. */
export interface Subject {
  id: string;
  report: string;
  statement: string;
  incident: Incident;
}

async function ask<T>(desk: Desk, path: string): Promise<T> {
  const answer = await fetch(desk.url + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** Finds the incident with the longest course in the record. */
export async function subjectOf(desk: Desk): Promise<Subject> {
  const { incidents } = await ask<{ incidents: Summary[] }>(desk, "/api/v1/incidents?limit=200");
  let best: Incident | undefined;
  for (const { id } of incidents) {
    const incident = await ask<Incident>(desk, `/api/v1/incidents/${id}`);
    if (!best || incident.history.length > best.history.length) best = incident;
  }
  const carried = best?.evidence.find((s) => best?.judgement.because.includes(s.id));
  if (!best || !carried) throw new Error("no incident with evidence in the samples");
  return { id: best.id, report: carried.report, statement: carried.id, incident: best };
}

/** The pages of the desk, by name. */
export function pagesOf(s: Subject): Record<string, string> {
  return {
    overview: "/",
    incident: `/incidents/${s.id}`,
    report: `/reports/${s.report}?s=${s.statement}`,
    findings: "/findings",
    search: "/search?q=attack",
    method: "/method",
    dossier: `/incidents/${s.id}/dossier`,
  };
}
