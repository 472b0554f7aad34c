import { describe, expect, it } from "vitest";
import { conflicts } from "./conflicts";
import { statement } from "./fixture";

describe("conflicts", () => {
  it("finds one predicate affirmed and denied", () => {
    const yes = statement({ id: "a", predicate: "in_contact" });
    const no = statement({ id: "b", predicate: "in_contact", polarity: "denied" });
    expect(conflicts([yes, no])).toEqual([{ topic: "in_contact", yes: [yes], no: [no] }]);
  });

  it("sets any link against no link found", () => {
    const found = conflicts([
      statement({ id: "a", predicate: "guided" }),
      statement({ id: "b", predicate: "member" }),
      statement({ id: "c", predicate: "no_link_found" }),
    ]);
    expect(found.map((c) => [c.topic, c.yes.map((s) => s.id), c.no.map((s) => s.id)])).toEqual([["any_link", ["a", "b"], ["c"]]]);
  });

  it("does not set acting alone against guidance from afar", () => {
    expect(conflicts([statement({ predicate: "acted_alone" }), statement({ predicate: "guided" })])).toEqual([]);
  });

  it("takes open questions for no side", () => {
    expect(conflicts([statement({ predicate: "trained", certainty: "unknown" }), statement({ predicate: "trained", polarity: "denied" })])).toEqual([]);
  });
});
