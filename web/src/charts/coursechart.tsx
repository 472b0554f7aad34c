import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { addDays, clampDay, dayShort, dayWords, daysBetween, sinceWords, type Day } from "../model/dates";
import { LEVELS, levelWords, lookOf } from "../model/levels";
import { words } from "../model/predicates";
import { SHAPES } from "../parts/level";
import { changesUpTo, holding, stageWeight, steps, type Change } from "./course";
import { sinceScale, sinceTicks } from "./since";
import { useWidth } from "./size";
import css from "./coursechart.module.css";

/** A report as a mark under the course. */
export interface ReportMark {
  id: string;
  day: Day;
  label: string;
  copy: boolean;
}

interface Props {
  course: readonly Change[];
  reports: readonly ReportMark[];
  /** The day of the attack, where days are counted from. */
  origin: Day;
  from: Day;
  to: Day;
  asOf: Day;
  onMove: (day: Day) => void;
  /** The previous or the next day on which something was published or changed. */
  onJump: (forward: boolean) => void;
}

const ROW = 27;
const TOP = 20;
const REPORTS_AT = TOP + LEVELS.length * ROW + 14;
const HEIGHT = REPORTS_AT + 52;

/** The course of a judgement as a step line over the days since the attack, with a line at the as-of date to drag. */
export function CourseChart(props: Props) {
  const [box, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={box} className={css.box}>
      {width > 0 && <Plot {...props} width={width} />}
    </div>
  );
}

function Plot({ course, reports, origin, from, to, asOf, onMove, onJump, width }: Props & { width: number }) {
  const plot = useRef<SVGSVGElement>(null);
  const left = width < 520 ? 122 : 138;
  const x = sinceScale(daysBetween(origin, from), daysBetween(origin, to), left, width - 12);
  const asOfX = x(daysBetween(origin, asOf));
  const dayAt = (event: PointerEvent) => {
    const rect = plot.current!.getBoundingClientRect();
    const day = addDays(origin, Math.round(x.invert(event.clientX - rect.left)));
    return clampDay(day, from, to);
  };
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    if (event.buttons & 1) onMove(dayAt(event));
  };
  return (
    <svg ref={plot} className={css.plot} width={width} height={HEIGHT} onPointerDown={drag} onPointerMove={drag} role="group" aria-label="Course of the judgement">
      <Rows left={left} right={width - 12} />
      {sinceTicks(x, 46).map((t) => (
        <g key={t.at} className={css.tick} transform={`translate(${t.x},0)`}>
          <line y1={TOP} y2={REPORTS_AT + 18} />
          <text y={REPORTS_AT + 36}>{t.words}</text>
        </g>
      ))}
      <Line course={course} origin={origin} x={x} asOfX={asOfX} />
      <Reports reports={reports} origin={origin} x={x} asOf={asOf} left={left} />
      <Handle x={asOfX} {...{ asOf, origin, from, to, course, onMove, onJump }} width={width} />
    </svg>
  );
}

function Rows({ left, right }: { left: number; right: number }) {
  return (
    <g aria-hidden="true">
      {LEVELS.map((level, i) => {
        const look = lookOf(level);
        const shape = SHAPES[look.shape];
        const y = TOP + i * ROW + ROW / 2;
        return (
          <g key={level} className={css.row}>
            <line x1={left} x2={right} y1={y} y2={y} />
            <path
              d={shape.path}
              transform={`translate(0,${y - 5.5}) scale(.7)`}
              fill={shape.hollow ? "none" : `var(${look.color})`}
              stroke={shape.hollow ? `var(${look.color})` : "none"}
              strokeWidth={3}
              strokeDasharray={shape.dash}
            />
            <text x={17} y={y + 4}>
              {look.word}
            </text>
          </g>
        );
      })}
      <text className={css.name} x={17} y={REPORTS_AT + 4}>
        reports
      </text>
    </g>
  );
}

type Scale = ReturnType<typeof sinceScale>;

function Line({ course, origin, x, asOfX }: { course: readonly Change[]; origin: Day; x: Scale; asOfX: number }) {
  const all = steps(course, origin, x);
  const y = (row: number) => TOP + row * ROW + ROW / 2;
  return (
    <g>
      {all.map((s, i) => {
        const before = all[i - 1];
        const known = Math.min(s.right, Math.max(s.left, asOfX));
        const stroke = `var(${lookOf(s.level).color})`;
        const room = s.right - s.left;
        return (
          <g key={s.since + i}>
            <title>{`${dayWords(s.since)}: ${levelWords(s.level, s.stage)}`}</title>
            {before && <line className={css.riser} x1={s.left} x2={s.left} y1={y(before.row)} y2={y(s.row)} />}
            {known > s.left && <line className={css.step} x1={s.left} x2={known} y1={y(s.row)} y2={y(s.row)} stroke={stroke} opacity={stageWeight(s.level, s.stage)} />}
            {known < s.right && <line className={css.later} x1={known} x2={s.right} y1={y(s.row)} y2={y(s.row)} stroke={stroke} />}
            {s.stage && room > words(s.stage).length * 5.6 && (
              <text className={css.note} x={s.left + 3} y={y(s.row) - 7}>
                {words(s.stage)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Reports({ reports, origin, x, asOf, left }: { reports: readonly ReportMark[]; origin: Day; x: Scale; asOf: Day; left: number }) {
  const stacked = new Map<number, number>();
  return (
    <g>
      {reports.map((r) => {
        const at = Math.max(left, x(daysBetween(origin, r.day)));
        const slot = Math.round(at / 9);
        const level = stacked.get(slot) ?? 0;
        stacked.set(slot, level + 1);
        return (
          <circle
            key={r.id}
            className={r.day <= asOf ? css.report : css.unread}
            cx={at}
            cy={REPORTS_AT - Math.min(level, 2) * 9}
            r={r.copy ? 2.4 : 3.8}
          >
            <title>{`${dayShort(r.day)}: ${r.label}`}</title>
          </circle>
        );
      })}
    </g>
  );
}

interface HandleProps extends Pick<Props, "asOf" | "origin" | "from" | "to" | "course" | "onMove" | "onJump"> {
  x: number;
  width: number;
}

function Handle({ x, width, asOf, origin, from, to, course, onMove, onJump }: HandleProps) {
  const now = holding(course, asOf);
  const reading = now ? levelWords(now.level, now.stage) : "nothing reported yet";
  const n = changesUpTo(course, asOf);
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (step) onMove(clampDay(addDays(asOf, step), from, to));
    else if (event.key === "PageUp" || event.key === "PageDown") onJump(event.key === "PageDown");
    else if (event.key === "Home") onMove(from);
    else if (event.key === "End") onMove(to);
    else return;
    event.preventDefault();
  };
  const flip = x > width - 150;
  return (
    <g
      className={css.handle}
      transform={`translate(${x},0)`}
      role="slider"
      tabIndex={0}
      aria-label="As-of date"
      aria-valuemin={daysBetween(origin, from)}
      aria-valuemax={daysBetween(origin, to)}
      aria-valuenow={daysBetween(origin, asOf)}
      aria-valuetext={`${dayWords(asOf)}, ${sinceWords(daysBetween(origin, asOf))}: ${reading}, ${n} ${n === 1 ? "change" : "changes"} so far`}
      onKeyDown={onKey}
    >
      <rect className={css.grip} x={-11} y={0} width={22} height={REPORTS_AT + 20} />
      <line y1={8} y2={REPORTS_AT + 20} />
      <circle cy={8} r={6} />
      <text x={flip ? -11 : 11} y={12} textAnchor={flip ? "end" : "start"}>
        {`as of ${sinceWords(daysBetween(origin, asOf))}`}
      </text>
    </g>
  );
}
