import { expect, it } from "vitest";
import { csvOf } from "./table";

it("writes CSV that a spreadsheet reads back", () => {
  const table = { columns: ["level", "count"], rows: [["no known link", 3], ['said "so", twice', -1.5], ["two\nlines", 0]] };
  expect(csvOf(table)).toBe('level,count\r\nno known link,3\r\n"said ""so"", twice",-1.5\r\n"two\nlines",0\r\n');
});

it("lets no word become a formula", () => {
  for (const bad of ["=1+1", "+1", "-1", "@a", "\tx", "\rx"]) {
    const line = csvOf({ columns: ["a"], rows: [[bad]] }).split("\r\n").slice(1).join("\r\n");
    expect(line.replace(/^"/, "").startsWith("'")).toBe(true);
  }
});
