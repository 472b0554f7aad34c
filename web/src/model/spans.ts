/** A stretch of text in Unicode code points, end exclusive, as the record stores it. */
export interface Span {
  id: string;
  start: number;
  end: number;
}

/** A run of text under the same set of spans, in text order. */
export interface Segment {
  text: string;
  ids: string[];
  /** The spans that begin here: where a label and an anchor belong. */
  starts: string[];
}

/**
 * Cuts text into segments at every span edge. Joined again, the segments are
 * the text; spans may nest or cross. Offsets are code points, not UTF-16 units,
 * so the text is taken apart by code point first. Spans outside it are cut off.
 */
export function segments(text: string, spans: readonly Span[]): Segment[] {
  const points = Array.from(text);
  const inside = spans
    .map((s) => ({ ...s, start: Math.max(0, s.start), end: Math.min(points.length, s.end) }))
    .filter((s) => s.start < s.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const edges = [...new Set([0, points.length, ...inside.flatMap((s) => [s.start, s.end])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? points.length;
    const over = inside.filter((s) => s.start <= from && s.end >= to);
    return {
      text: points.slice(from, to).join(""),
      ids: over.map((s) => s.id),
      starts: over.filter((s) => s.start === from).map((s) => s.id),
    };
  });
}

/** Splits segments where paragraphs end, so that each paragraph can be an element of its own. */
export function paragraphs(parts: readonly Segment[]): Segment[][] {
  const out: Segment[][] = [[]];
  for (const part of parts) {
    const pieces = part.text.split(/\n{2,}/);
    pieces.forEach((text, i) => {
      if (i > 0) out.push([]);
      if (text !== "") out[out.length - 1]?.push({ ...part, text, starts: i === 0 ? part.starts : [] });
    });
  }
  return out.filter((p) => p.length > 0);
}
