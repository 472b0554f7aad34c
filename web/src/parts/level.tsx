import { levelWords, lookOf, type Shape } from "../model/levels";
import css from "./level.module.css";

/** The outline of each shape in a box of 16 by 16; map symbols are drawn from the same paths. */
export const SHAPES: Record<Shape, { path: string; hollow?: true; dash?: string }> = {
  square: { path: "M2.5 2.5h11v11h-11z" },
  diamond: { path: "M8 .8 15.2 8 8 15.2.8 8z" },
  triangle: { path: "M8 1.4 15 14.2H1z" },
  circle: { path: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8z" },
  ring: { path: "M8 2.6a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 1 0 8 2.6z", hollow: true },
  dashed: { path: "M8 2.6a5.4 5.4 0 1 0 0 10.8A5.4 5.4 0 1 0 8 2.6z", hollow: true, dash: "2.8 2.85" },
};

/** The shape of a level in its colour. It says nothing by itself: a word stands beside it. */
export function LevelMark({ level, size = 14 }: { level: string; size?: number }) {
  const look = lookOf(level);
  const shape = SHAPES[look.shape];
  const color = `var(${look.color})`;
  return (
    <svg className={css.mark} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={shape.path}
        fill={shape.hollow ? "none" : color}
        stroke={shape.hollow ? color : "none"}
        strokeWidth={shape.hollow ? 2.6 : 0}
        strokeDasharray={shape.dash}
      />
    </svg>
  );
}

/** A level as words beside its shape; with a stage where there is one. */
export function LevelTag({ level, stage, size }: { level: string; stage?: string; size?: number }) {
  return (
    <span className={css.tag}>
      <LevelMark level={level} size={size} />
      <span>{levelWords(level, stage)}</span>
    </span>
  );
}
