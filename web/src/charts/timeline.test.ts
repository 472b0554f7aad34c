import { expect, it } from "vitest";
import type { Bin } from "../api/types";
import { bars, spanOf, stepFor, within } from "./timeline";

const bin = (from: string): Bin => ({ from, levels: [{ level: "directed", count: 1 }] });

it("fills the gaps between years", () => {
  const all = bars([bin("2011-01-01"), bin("2014-01-01")], "year");
  expect(all.map((b) => [b.from, b.to, b.levels.length])).toEqual([
    ["2011-01-01", "2011-12-31", 1],
    ["2012-01-01", "2012-12-31", 0],
    ["2013-01-01", "2013-12-31", 0],
    ["2014-01-01", "2014-12-31", 1],
  ]);
  expect(bars([], "year")).toEqual([]);
});

it("walks months over the end of a year and through February", () => {
  const all = bars([bin("2015-12-01"), bin("2016-03-01")], "month");
  expect(all.map((b) => b.to)).toEqual(["2015-12-31", "2016-01-31", "2016-02-29", "2016-03-31"]);
});

it("chooses months for a short record", () => {
  expect(stepFor([bin("2014-01-01"), bin("2017-01-01")])).toBe("month");
  expect(stepFor([bin("1998-01-01"), bin("2017-01-01")])).toBe("year");
  expect(stepFor([])).toBe("year");
});

it("spans two bars in either order and knows what lies in it", () => {
  const [a, b, c] = bars([bin("2011-01-01"), bin("2013-01-01")], "year");
  expect(spanOf(c!, a!)).toEqual({ from: "2011-01-01", to: "2013-12-31" });
  expect([a, b, c].map((x) => within(x!, "2012", "2012"))).toEqual([false, true, false]);
  expect(within(a!, undefined, undefined)).toBe(true);
});
