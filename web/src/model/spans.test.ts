import { describe, expect, it } from "vitest";
import { paragraphs, segments } from "./spans";

const text = "He had help 🚆 from afar, the minister said.\n\nThe court did not agree.";

describe("segments", () => {
  it("joins back to the text under any spans", () => {
    let seed = 7;
    const next = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    for (let round = 0; round < 200; round++) {
      const spans = Array.from({ length: next(6) }, (_, i) => {
        const start = next(80) - 5;
        return { id: `s${i}`, start, end: start + next(40) };
      });
      expect(segments(text, spans).map((s) => s.text).join("")).toBe(text);
    }
  });

  it("counts code points, so that a character outside the basic plane is one", () => {
    const [hit] = segments(text, [{ id: "a", start: 14, end: 23 }]).filter((s) => s.ids.length > 0);
    expect(hit?.text).toBe("from afar");
  });

  it("names every span over crossing stretches, and where each begins", () => {
    const parts = segments("abcdef", [
      { id: "x", start: 0, end: 4 },
      { id: "y", start: 2, end: 6 },
    ]);
    expect(parts.map((p) => [p.text, p.ids.join(), p.starts.join()])).toEqual([
      ["ab", "x", "x"],
      ["cd", "x,y", "y"],
      ["ef", "y", ""],
    ]);
  });
});

describe("paragraphs", () => {
  it("parts the text where it has an empty line and loses nothing else", () => {
    const ps = paragraphs(segments(text, [{ id: "a", start: 3, end: 60 }]));
    expect(ps.map((p) => p.map((s) => s.text).join(""))).toEqual(text.split("\n\n"));
    expect(ps.flat().filter((s) => s.starts.length > 0)).toHaveLength(1);
  });
});
