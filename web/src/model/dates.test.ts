import { describe, expect, it } from "vitest";
import { addDays, clampDay, dayShort, dayWords, daysBetween, firstDay, isDay, sinceWords, today, weekday } from "./dates";

describe("days", () => {
  it("accepts what the calendar has and nothing else", () => {
    for (const good of ["2016-02-29", "0900-01-01", "2016-12-31"]) expect(isDay(good)).toBe(true);
    for (const bad of ["2015-02-29", "2016-13-01", "2016-7-1", "2016", "", undefined, 20160701, "2016-07-18T00:00"])
      expect(isDay(bad)).toBe(false);
  });

  it("counts across leap days and summer time", () => {
    expect(addDays("2016-02-28", 2)).toBe("2016-03-01");
    expect(daysBetween("2016-03-26", "2016-03-28")).toBe(2);
    for (let n = -800; n <= 800; n += 13) expect(daysBetween("2016-07-18", addDays("2016-07-18", n))).toBe(n);
  });

  it("reads dates of any precision", () => {
    expect(firstDay("2016")).toBe("2016-01-01");
    expect(firstDay("2016-07")).toBe("2016-07-01");
    expect(firstDay("")).toBe("");
    expect(dayWords("2016-07-18")).toBe("18 July 2016");
    expect(dayWords("2016-07")).toBe("July 2016");
    expect(dayWords("2016", "before")).toBe("on or before 2016");
    expect(dayWords("")).toBe("date unknown");
    expect(dayShort("2016-07-18")).toBe("18 Jul 2016");
    expect(weekday("2016-07-18")).toBe("Monday");
    expect(weekday("2016-07")).toBe("");
  });

  it("keeps a day between two others", () => {
    expect(clampDay("2015-01-01", "2016-01-01", "2017-01-01")).toBe("2016-01-01");
    expect(clampDay("2018-01-01", "2016-01-01", "2017-01-01")).toBe("2017-01-01");
    expect(clampDay("2016-05-05", "2016-01-01", "2017-01-01")).toBe("2016-05-05");
  });

  it("says how long after the attack", () => {
    expect(sinceWords(0)).toBe("day 0");
    expect(sinceWords(59)).toBe("day 59");
    expect(sinceWords(366)).toBe("1 year");
    expect(sinceWords(800)).toBe("2 years 2 months");
    expect(sinceWords(-1)).toBe("1 day before");
  });

  it("knows the reader’s own day", () => {
    expect(today(new Date(2016, 6, 8, 23, 59))).toBe("2016-07-08");
  });
});
