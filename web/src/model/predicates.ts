import type { Level } from "./levels";

/**
 * The level that a predicate, when affirmed, speaks for. Highlights take their
 * colour from it, so that six colours mean the same on every page; the label
 * beside the highlight names the predicate itself.
 */
const SPEAKS_FOR: Record<string, Level> = {
  responsible: "directed",
  sent: "directed",
  trained: "linked_undirected",
  supplied: "remote_controlled",
  guided: "remote_controlled",
  encouraged: "remote_controlled",
  set_target_or_method: "remote_controlled",
  instructed_step_by_step: "remote_controlled",
  in_contact: "linked_undirected",
  linked: "linked_undirected",
  member: "linked_undirected",
  travelled: "linked_undirected",
  tried_to_travel: "linked_undirected",
  claimed_responsibility: "inspired",
  pledged_allegiance: "inspired",
  consumed_propaganda: "inspired",
  acted_alone: "no_known_link",
  no_link_found: "no_known_link",
  link_under_investigation: "undetermined",
};

/** The level whose colour marks the predicate; undefined for facts of the incident. */
export function speaksFor(predicate: string): Level | undefined {
  return SPEAKS_FOR[predicate];
}

/** "set target or method": a word of a closed vocabulary, as people read it. */
export function words(term: string | undefined): string {
  return (term ?? "").replaceAll("_", " ");
}

/** "denied: in contact" or "in contact": predicate and polarity in words. */
export function predicateWords(predicate: string, polarity?: string): string {
  return polarity === "denied" ? `denied: ${words(predicate)}` : words(predicate);
}

/** "Prosecutor", "The report’s own voice": who speaks, by kind, where the text names nobody. */
export function kindWords(kind: string): string {
  if (kind === "reporter") return "the report’s own voice";
  return words(kind);
}
