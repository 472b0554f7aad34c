import { LEVELS, rankOf } from "../model/levels";

/** A count or share of one level. */
export interface LevelValue {
  level: string;
  value: number;
}

/** A piece of a stacked bar, from and to in the units of the values. */
export interface Piece {
  level: string;
  from: number;
  to: number;
}

/** Stacks values from the strongest level up; levels without a value have no piece. */
export function stack(values: readonly LevelValue[]): Piece[] {
  let at = 0;
  return [...values]
    .filter((v) => v.value > 0)
    .sort((a, b) => rankOf(a.level) - rankOf(b.level))
    .map((v) => ({ level: v.level, from: at, to: (at += v.value) }));
}

export function total(values: readonly LevelValue[]): number {
  return values.reduce((sum, v) => sum + v.value, 0);
}

/** The value of each level in their order, 0 where there is none: a row of a table. */
export function inLevelOrder(values: readonly LevelValue[]): number[] {
  return LEVELS.map((level) => values.find((v) => v.level === level)?.value ?? 0);
}
