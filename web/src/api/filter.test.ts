import { expect, it } from "vitest";
import { apiQuery, filterOf, toggled, withoutBox, withoutDates } from "./filter";

const address = { level: "directed,inspired", bbox: "1,2,3,4", from: "2015", to: "2016-07", min_sources: "2", view: "x" };

it("reads the filter off the address and leaves the rest alone", () => {
  expect(filterOf(address, "2016-07-20")).toEqual({
    as_of: "2016-07-20", bbox: "1,2,3,4", from: "2015", to: "2016-07", level: ["directed", "inspired"], min_sources: 2,
  });
  expect(filterOf({}, undefined)).toEqual({});
});

it("does not pass on a number that is none", () => {
  for (const min_sources of ["-1", "0", "x", "1.5"]) expect(filterOf({ min_sources }, undefined)).toEqual({});
});

it("widens for the map and for the timeline", () => {
  expect(withoutBox(filterOf(address, undefined))).not.toHaveProperty("bbox");
  expect(Object.keys(withoutDates(filterOf(address, undefined)))).toEqual(["bbox", "level", "min_sources"]);
});

it("repeats the names of lists", () => {
  expect(apiQuery({ level: ["directed", "inspired"], from: "2015" })).toBe("?level=directed&level=inspired&from=2015");
  expect(apiQuery({})).toBe("");
});

it("puts a choice in and takes it out again", () => {
  expect(toggled(undefined, "directed")).toBe("directed");
  expect(toggled("directed", "inspired")).toBe("directed,inspired");
  expect(toggled("directed", "directed")).toBeUndefined();
});
