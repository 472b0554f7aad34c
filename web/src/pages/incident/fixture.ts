import type { Statement } from "../../api/types";

/** A statement for tests: a certain affirmation by a court, changed where asked. */
export function statement(change: Partial<Statement> = {}): Statement {
  return {
    id: "s1",
    incident: "i1",
    report: "r1",
    start: 0,
    end: 20,
    quote: "The court found that he had acted on orders.",
    predicate: "guided",
    polarity: "affirmed",
    certainty: "certain",
    speaker: "the court",
    speaker_kind: "court",
    organisation: "",
    said_on: "",
    published: "2016-07-20",
    origin: "r1",
    method: "test/1",
    ...change,
  };
}
