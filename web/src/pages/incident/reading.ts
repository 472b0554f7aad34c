import { dayWords } from "../../model/dates";
import { plural } from "../../model/words";
import type { Incident, Judgement, Source, Statement } from "../../api/types";

/** A statement with the part that it plays in a judgement. */
export interface Evidence {
  statement: Statement;
  role: "because" | "against" | "";
  /** Its weight for the level, in nats; undefined where none was given. */
  weight: number | undefined;
  /** What the rules did with it, in words. */
  notes: string[];
  /** The number of its origin on the page, from 1, in order of publication. */
  origin: number;
}

/** Reads off the judgement what part each statement plays in it. */
export function evidenceOf(incident: Incident, judgement: Judgement = incident.judgement): Evidence[] {
  const numbers = originNumbers(incident.evidence);
  const days = new Map(incident.evidence.map((s) => [s.id, s.published]));
  return incident.evidence.map((statement) => {
    const steps = judgement.steps.filter((step) => step.statement === statement.id);
    return {
      statement,
      role: judgement.because.includes(statement.id) ? "because" : judgement.against.includes(statement.id) ? "against" : "",
      weight: steps.find((step) => step.rule === "weight" && step.level === judgement.level)?.weight,
      notes: steps.flatMap((step) => (step.rule !== "weight" && step.note ? [named(step.note, days)] : [])),
      origin: numbers.get(statement.origin) ?? 0,
    };
  });
}

/** Puts the day of a statement in place of its id, which tells a reader nothing. */
function named(note: string, days: ReadonlyMap<string, string>): string {
  return note.replace(/\bs[0-9a-f]{20}\b/g, (id) => (days.has(id) ? `a statement of ${dayWords(days.get(id))}` : id));
}

function originNumbers(statements: readonly Statement[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const s of statements) if (!numbers.has(s.origin)) numbers.set(s.origin, numbers.size + 1);
  return numbers;
}

/** The evidence with one role, the heaviest first; equal weights stay in order of date. */
export function withRole(evidence: readonly Evidence[], role: Evidence["role"]): Evidence[] {
  return evidence.filter((e) => e.role === role).sort((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0));
}

/** The rules that decided, without the weights of single statements. */
export function rulesOf(judgement: Judgement): { rule: string; note: string }[] {
  return judgement.steps.flatMap((step) =>
    step.rule !== "weight" && !step.statement && step.note ? [{ rule: step.rule, note: step.note }] : [],
  );
}

/** "4 (2–5 reported)": a count with the range of the reports. */
export function countWords(count: { low: number; best: number; high: number } | undefined | null): string {
  if (!count) return "not reported";
  return count.low === count.high ? String(count.best) : `${count.best} (${count.low}–${count.high} reported)`;
}

/** "very likely (80–95 %)", with the range of the word as ICD 203 defines it; "" where there is none. */
export function likelihoodWords(word: string): string {
  const range = RANGES[word];
  return range ? `${word} (${range} %)` : word;
}

const RANGES: Record<string, string> = {
  "almost no chance": "1–5",
  "very unlikely": "5–20",
  unlikely: "20–45",
  "roughly even": "45–55",
  likely: "55–80",
  "very likely": "80–95",
  "almost certain": "95–99",
};

/** "11 reports from 9 origins": copies of one story are one origin. */
export function toldWords(sources: readonly Source[]): string {
  const origins = new Set(sources.map((s) => s.family || s.id)).size;
  return `${plural(sources.length, "report")} from ${plural(origins, "origin")}`;
}
