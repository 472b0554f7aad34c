import { scaleBand } from "d3-scale";
import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { dayShort } from "../model/dates";
import { lookOf } from "../model/levels";
import { inLevelOrder, stack, total } from "./stack";
import { useWidth } from "./size";
import { spanOf, within, type Bar, type BinStep } from "./timeline";
import css from "./timelinechart.module.css";

interface Props {
  bars: readonly Bar[];
  step: BinStep;
  from: string | undefined;
  to: string | undefined;
  onSpan: (span: { from: string | undefined; to: string | undefined }) => void;
}

const HEIGHT = 168;
const TOP = 16;
const BOTTOM = 24;
const LEFT = 44;

/** Reported incidents by level over time; drag over bars, or use the keys, to keep a span of time. */
export function TimelineChart(props: Props) {
  const [box, width] = useWidth<HTMLDivElement>();
  return <div ref={box}>{width > 0 && <Plot {...props} width={width} />}</div>;
}

function Plot({ bars, step, from, to, onSpan, width }: Props & { width: number }) {
  const plot = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<[number, number] | null>(null);
  const [cursor, setCursor] = useState(-1);
  const x = scaleBand(bars.map((b) => b.from), [LEFT, width - 4]).paddingInner(step === "year" ? 0.22 : 0.12);
  const most = Math.max(1, ...bars.map((b) => total(values(b))));
  const y = (n: number) => HEIGHT - BOTTOM - (n / most) * (HEIGHT - TOP - BOTTOM);
  const barAt = (event: PointerEvent) => {
    const left = event.clientX - plot.current!.getBoundingClientRect().left - LEFT;
    return Math.min(bars.length - 1, Math.max(0, Math.floor(left / x.step())));
  };
  const keep = (a: number, b: number) => {
    const [one, other] = [bars[a], bars[b]];
    if (one && other) onSpan(spanOf(one, other));
  };
  const pointer = {
    onPointerDown: (e: PointerEvent<SVGSVGElement>) => {
      e.currentTarget.setPointerCapture(e.pointerId);
      setDrag([barAt(e), barAt(e)]);
    },
    onPointerMove: (e: PointerEvent) => drag && setDrag([drag[0], barAt(e)]),
    onPointerUp: () => {
      if (drag) keep(...drag);
      setDrag(null);
    },
  };
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) setCursor(Math.min(bars.length - 1, Math.max(0, cursor + by)));
    else if (event.key === "Enter" && cursor >= 0) keep(event.shiftKey && from ? bars.findIndex((b) => within(b, from, to)) : cursor, cursor);
    else if (event.key === "Escape") onSpan({ from: undefined, to: undefined });
    else return;
    event.preventDefault();
  };
  const kept = (b: Bar, i: number) => (drag ? i >= Math.min(...drag) && i <= Math.max(...drag) : within(b, from, to));
  const every = Math.ceil(38 / Math.max(1, x.step() * (step === "month" ? 12 : 1)));
  const at = bars[cursor];
  return (
    <>
      <svg
        ref={plot}
        className={css.plot}
        width={width}
        height={HEIGHT}
        tabIndex={0}
        role="application"
        aria-roledescription="timeline"
        aria-label="Reported incidents over time. Arrow keys move, Enter keeps a bar, Shift and Enter up to it, Escape all."
        onKeyDown={onKey}
        onBlur={() => setCursor(-1)}
        {...pointer}
      >
        <g className={css.grid}>
          <line x1={LEFT} x2={width - 4} y1={y(most)} y2={y(most)} />
          <text x={LEFT - 6} y={y(most) + 4} textAnchor="end">
            {most.toLocaleString("en")}
          </text>
          <line x1={LEFT} x2={width - 4} y1={y(0)} y2={y(0)} />
        </g>
        {bars.map((b, i) => (
          <g key={b.from} transform={`translate(${x(b.from) ?? 0},0)`} className={css.bar} data-out={!kept(b, i) || undefined} data-cursor={i === cursor || undefined}>
            <rect className={css.hit} y={TOP} width={Math.max(1, x.bandwidth())} height={HEIGHT - TOP - BOTTOM}>
              <title>{barWords(b, step)}</title>
            </rect>
            {stack(values(b)).map((p) => (
              <rect key={p.level} className={css.piece} width={x.bandwidth()} y={y(p.to)} height={Math.max(0, y(p.from) - y(p.to) - (p.from > 0 ? 1 : 0))} fill={`var(${lookOf(p.level).color})`} />
            ))}
            {isTick(b, step) && Number(b.from.slice(0, 4)) % every === 0 && (
              <text className={css.tick} x={step === "year" ? x.bandwidth() / 2 : 0} y={HEIGHT - 7} textAnchor={step === "year" ? "middle" : "start"}>
                {b.from.slice(0, 4)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <p className={css.said} role="status">
        {at && barWords(at, step)}
      </p>
    </>
  );
}

function values(b: Bar) {
  return b.levels.map((l) => ({ level: l.level, value: l.count }));
}

function isTick(b: Bar, step: BinStep): boolean {
  return step === "year" || b.from.slice(5, 7) === "01";
}

function barWords(b: Bar, step: BinStep): string {
  const when = step === "year" ? b.from.slice(0, 4) : dayShort(b.from.slice(0, 7));
  const mix = stack(values(b)).map((p) => `${p.to - p.from} ${lookOf(p.level).word}`);
  return `${when}: ${mix.join(", ") || "none"}`;
}

/** A row of the timeline's table: when, how many, and each level. */
export function rowOf(b: Bar): (string | number)[] {
  return [b.from, total(values(b)), ...inLevelOrder(values(b))];
}
