import type { Statement } from "../../api/types";

/** What is said on one question by either side. */
export interface Conflict {
  topic: string;
  yes: Statement[];
  no: Statement[];
}

/** Predicates that each affirm a link to the organisation, whatever its kind. */
const LINKS = new Set<string>([
  "responsible", "sent", "trained", "supplied", "guided", "encouraged", "set_target_or_method",
  "instructed_step_by_step", "in_contact", "linked", "member",
]);

/**
 * Finds the questions on which statements contradict each other: one predicate
 * affirmed and denied, or any link affirmed where somebody says that none was
 * found. "Acted alone" and guidance from afar go together (rule 8) and are no
 * conflict. Open questions take no side.
 */
export function conflicts(statements: readonly Statement[]): Conflict[] {
  const topics = new Map<string, Conflict>();
  const side = (topic: string, which: "yes" | "no", s: Statement) => {
    const c = topics.get(topic) ?? { topic, yes: [], no: [] };
    c[which].push(s);
    topics.set(topic, c);
  };
  for (const s of statements.filter((s) => s.certainty !== "unknown")) {
    const denied = s.polarity === "denied";
    if (s.predicate === "no_link_found") side("any_link", denied ? "yes" : "no", s);
    else side(s.predicate, denied ? "no" : "yes", s);
    if (LINKS.has(s.predicate) && !denied) side("any_link", "yes", s);
  }
  return [...topics.values()].filter((c) => c.yes.length > 0 && c.no.length > 0);
}
