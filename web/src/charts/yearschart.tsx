import { scaleBand } from "d3-scale";
import type { LevelsByYear } from "../api/types";
import { lookOf } from "../model/levels";
import { number } from "../model/words";
import { stack } from "./stack";
import { useWidth } from "./size";
import css from "./chart.module.css";

const HEIGHT = 250;
const LEFT = 44;
const TOP = 22;
const BOTTOM = 30;

/** The share of levels per year, with the number of incidents above each bar: a share of three is no trend. */
export function YearsChart({ years }: { years: LevelsByYear["years"] }) {
  const [box, width] = useWidth<HTMLDivElement>();
  const x = scaleBand(years.map((y) => y.year), [LEFT, Math.max(LEFT + 1, width - 8)]).paddingInner(0.22).paddingOuter(0.1);
  const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const every = Math.ceil(34 / Math.max(1, x.step()));
  return (
    <div ref={box}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} className={css.chart} role="img" aria-label="Share of levels per year">
          {[0, 0.5, 1].map((share) => (
            <g key={share} className={css.grid} transform={`translate(0,${y(share)})`}>
              <line x1={LEFT} x2={width - 8} />
              <text x={LEFT - 8} y={4} textAnchor="end">
                {100 * share} %
              </text>
            </g>
          ))}
          {years.map((year, i) => (
            <g key={year.year} transform={`translate(${x(year.year) ?? 0},0)`}>
              {stack(year.levels.map((l) => ({ level: l.level, value: l.share }))).map((p) => (
                <rect key={p.level} className={css.bar} width={x.bandwidth()} y={y(p.to)} height={y(p.from) - y(p.to)} fill={`var(${lookOf(p.level).color})`}>
                  <title>{`${year.year}, ${lookOf(p.level).word}: ${Math.round(100 * (p.to - p.from))} %`}</title>
                </rect>
              ))}
              {i % every === 0 && (
                <g className={css.tick} textAnchor="middle" transform={`translate(${x.bandwidth() / 2},0)`}>
                  <text y={TOP - 6}>{number(year.total)}</text>
                  <text y={HEIGHT - 10}>{year.year}</text>
                </g>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
