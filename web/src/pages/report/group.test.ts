import { expect, it } from "vitest";
import { statement } from "../incident/fixture";
import { bySpan } from "./group";

it("shows words once, however much they say", () => {
  const groups = bySpan([
    statement({ id: "a", start: 5, end: 20 }),
    statement({ id: "b", start: 5, end: 20, predicate: "in_contact" }),
    statement({ id: "c", start: 5, end: 30 }),
  ]);
  expect(groups.map((g) => g.statements.map((s) => s.id).join())).toEqual(["a,b", "c"]);
});
