import { describe, expect, it } from "vitest";
import { joinList, listOf, parseQuery, writeQuery } from "./query";

describe("the query of an address", () => {
  it("comes back as it was written", () => {
    const state = { as_of: "2016-07-20", level: "directed,inspired", q: "a & b = “c”?", bbox: "-10.5,35,30,60" };
    expect(parseQuery(writeQuery(state))).toEqual(state);
  });

  it("writes one state one way, and leaves out what is not set", () => {
    expect(writeQuery({ to: "2017", from: "2016", q: "", sort: undefined, n: 4 })).toBe("?from=2016&to=2017");
    expect(writeQuery({})).toBe("");
  });

  it("stays readable", () => {
    expect(writeQuery({ level: "directed,inspired", bbox: "1,2,3,4" })).toBe("?bbox=1,2,3,4&level=directed,inspired");
  });

  it("keeps lists", () => {
    expect(listOf(joinList(["a", "b"]))).toEqual(["a", "b"]);
    expect(listOf(undefined)).toEqual([]);
    expect(joinList([])).toBeUndefined();
  });
});
