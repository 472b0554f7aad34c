import type { ClaimDelay } from "../api/types";
import { number } from "../model/words";
import { sinceScale, sinceTicks } from "./since";
import { useWidth } from "./size";
import css from "./chart.module.css";

const HEIGHT = 190;
const LEFT = 54;
const TOP = 12;
const BOTTOM = 34;

/** Claims of responsibility by the day after the attack on which the first was reported. */
export function DelayChart({ delay }: { delay: ClaimDelay }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const most = Math.max(1, ...delay.delays.map((d) => d.claims));
  const last = delay.delays.at(-1)?.days ?? 1;
  const x = sinceScale(0, last + 1, LEFT + 8, Math.max(LEFT + 9, width - 16));
  const y = (n: number) => TOP + (1 - n / most) * (HEIGHT - TOP - BOTTOM);
  return (
    <div ref={box}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} className={css.chart} role="img" aria-label="Claims by days since the attack">
          {[0, most].map((n) => (
            <g key={n} className={css.grid} transform={`translate(0,${y(n)})`}>
              <line x1={LEFT} x2={width - 8} />
              <text x={LEFT - 8} y={4} textAnchor="end">
                {number(n)}
              </text>
            </g>
          ))}
          {sinceTicks(x, 46).map((t) => (
            <text key={t.at} className={css.tick} x={t.x} y={HEIGHT - 10} textAnchor="middle">
              {t.words}
            </text>
          ))}
          {delay.delays.map((d) => (
            <rect key={d.days} className={css.plain} x={x(d.days) - 4} width={8} y={y(d.claims)} height={y(0) - y(d.claims)}>
              <title>{`day ${d.days}: ${d.claims}`}</title>
            </rect>
          ))}
        </svg>
      )}
    </div>
  );
}
