import { expect, it } from "vitest";
import { boxOf, cellFor } from "./mapbox";
import { isDate } from "./dateinput";

it("takes a box and nothing else", () => {
  expect(boxOf("-10.5,35,30,60")).toEqual([-10.5, 35, 30, 60]);
  for (const bad of [undefined, "", "1,2,3", "1,2,3,x", "30,35,-10,60", "0,60,10,35", "0,-95,10,0"]) expect(boxOf(bad)).toBeUndefined();
});

it("asks for finer cells the closer the map", () => {
  expect(cellFor(0)).toBe(30);
  for (let z = 0; z < 10; z++) expect(cellFor(z + 1)).toBeLessThanOrEqual(cellFor(z));
  expect(cellFor(12)).toBe(0.05);
});

it("takes dates of any precision", () => {
  for (const good of ["2016", "2016-07", "2016-07-18"]) expect(isDate(good)).toBe(true);
  for (const bad of ["16", "2016-13", "2016-02-30", "2016-7-18", "July"]) expect(isDate(bad)).toBe(false);
});
