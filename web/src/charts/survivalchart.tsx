import type { Survival } from "../api/types";
import { sinceScale, sinceTicks } from "./since";
import { useWidth } from "./size";
import css from "./chart.module.css";

const HEIGHT = 250;
const LEFT = 44;
const TOP = 10;
const BOTTOM = 34;

/** The share of first labels that still hold, over the days since the attack, with its 95 % interval. */
export function SurvivalChart({ survival }: { survival: Survival }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const last = survival.steps.at(-1)?.day ?? 1;
  const x = sinceScale(0, last * 1.15 + 1, LEFT, Math.max(LEFT + 1, width - 14));
  const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  return (
    <div ref={box}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} className={css.chart} role="img" aria-label="Share of first labels that still hold, by days since the attack">
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <g key={share} className={css.grid} transform={`translate(0,${y(share)})`}>
              <line x1={LEFT} x2={width - 14} />
              <text x={LEFT - 8} y={4} textAnchor="end">
                {100 * share} %
              </text>
            </g>
          ))}
          {sinceTicks(x, 46).map((t) => (
            <text key={t.at} className={css.tick} x={t.x} y={HEIGHT - 10} textAnchor="middle">
              {t.words}
            </text>
          ))}
          <path className={css.band} d={band(survival, x, y, width - 14)} />
          <path className={css.line} d={stairs(survival.steps.map((s) => [x(s.day), y(s.share)]), [LEFT, y(1)], width - 14)} />
          {survival.median !== undefined && (
            <g className={css.mark} transform={`translate(${x(survival.median)},0)`}>
              <line y1={y(0.5)} y2={y(0)} />
              <text y={y(0) - 8} {...beside(x(survival.median), width)}>
                half by day {survival.median}
              </text>
            </g>
          )}
        </svg>
      )}
    </div>
  );
}

/** Puts words to the right of a line, or to its left where they would not fit. */
function beside(at: number, width: number): { x: number; textAnchor: "start" | "end" } {
  return at > width - 120 ? { x: -6, textAnchor: "end" } : { x: 6, textAnchor: "start" };
}

/** A line that runs level and then falls, from a first point to the right edge. */
export function stairs(points: readonly (readonly [number, number])[], start: readonly [number, number], right: number): string {
  let path = `M${start[0]},${start[1]}`;
  for (const [x, y] of points) path += `H${x}V${y}`;
  return `${path}H${right}`;
}

function band(s: Survival, x: (day: number) => number, y: (share: number) => number, right: number): string {
  const upper = stairs(s.steps.map((p) => [x(p.day), y(p.high)]), [LEFT, y(1)], right);
  let lower = "";
  let before = 1;
  const edges = s.steps.map((p) => {
    const edge = { x: x(p.day), from: before, to: p.low };
    before = p.low;
    return edge;
  });
  lower += `V${y(before)}`;
  for (const e of edges.toReversed()) lower += `H${e.x}V${y(e.from)}`;
  return `${upper}${lower}H${LEFT}Z`;
}
