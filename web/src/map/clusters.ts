import type { LevelValue } from "../charts/stack";

/** Something on the map in pixels: an incident, or a cell that stands for many. */
export interface Spot {
  x: number;
  y: number;
  levels: LevelValue[];
  /** Set where the spot is one incident. */
  id?: string;
}

/** Spots that lie so close that they are shown as one. */
export interface Cluster {
  key: string;
  x: number;
  y: number;
  count: number;
  levels: LevelValue[];
  /** The incidents in it, as far as they are known one by one. */
  ids: string[];
}

/**
 * Gathers spots that share a square of size pixels, in one pass over a grid
 * that is fixed to the map at origin, so that groups do not flicker while it is
 * dragged. A cluster stands at the mean of its spots.
 */
export function clusters(spots: readonly Spot[], size: number, origin: { x: number; y: number } = { x: 0, y: 0 }): Cluster[] {
  const squares = new Map<string, Spot[]>();
  for (const s of spots) {
    const key = `${Math.floor((s.x - origin.x) / size)}:${Math.floor((s.y - origin.y) / size)}`;
    const square = squares.get(key);
    if (square) square.push(s);
    else squares.set(key, [s]);
  }
  return apart([...squares].map(([key, members]) => merge(key, members)));
}

/** Marks may touch, but not hide each other: a cluster that lies under a larger one goes into it. */
const TOUCH = 0.85;

/** A merged cluster stands elsewhere and may lie under another one, so this goes on until none does. */
function apart(all: Cluster[]): Cluster[] {
  const kept: Cluster[] = [];
  for (const c of all.sort((a, b) => b.count - a.count || a.key.localeCompare(b.key))) {
    const at = kept.findIndex((k) => Math.hypot(k.x - c.x, k.y - c.y) < TOUCH * (radiusOf(k.count) + radiusOf(c.count)));
    const over = kept[at];
    if (over) kept[at] = { ...merge(over.key, [over, c]), ids: [...over.ids, ...c.ids] };
    else kept.push(c);
  }
  return kept.length < all.length ? apart(kept) : kept;
}

function merge(key: string, members: readonly (Spot | Cluster)[]): Cluster {
  const mix = new Map<string, number>();
  let x = 0;
  let y = 0;
  let count = 0;
  for (const m of members) {
    const n = m.levels.reduce((sum, l) => sum + l.value, 0);
    for (const l of m.levels) mix.set(l.level, (mix.get(l.level) ?? 0) + l.value);
    x += m.x * n;
    y += m.y * n;
    count += n;
  }
  return {
    key,
    x: x / count,
    y: y / count,
    count,
    levels: [...mix].map(([level, value]) => ({ level, value })),
    ids: members.flatMap((m) => ("id" in m && m.id ? [m.id] : [])),
  };
}

/** The radius of a cluster in pixels: its area grows with the logarithm of the count. */
export function radiusOf(count: number): number {
  return 10 + 1.6 * Math.log2(Math.max(1, count)) ** 0.9;
}
