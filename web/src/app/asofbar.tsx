import { Button, Kbd } from "@mantine/core";
import { scaleLinear, type ScaleContinuousNumeric } from "d3-scale";
import { useEffect, useState, type KeyboardEvent } from "react";
import { sinceScale } from "../charts/since";
import { addDays, clampDay, dayWords, daysBetween, isDay, sinceWords, type Day } from "../model/dates";
import { useAsOf, type Frame } from "./asof";
import { useKeys } from "./keys";
import css from "./asofbar.module.css";

/** The one date that governs every page: a slider over the days, a field for the exact one, and keys. */
export function AsOfBar() {
  const { day, shown, frame, set } = useAsOf();
  const move = (n: number) => set(clampDay(addDays(shown, n), frame.from, frame.to));
  const jump = (forward: boolean) => set(nextStop(frame.stops ?? [], shown, forward) ?? shown);
  useKeys("As-of date", [
    { keys: "[", does: "a day earlier", run: () => move(-1) },
    { keys: "]", does: "a day later", run: () => move(1) },
    { keys: "{", does: "the change or report before", run: () => jump(false) },
    { keys: "}", does: "the next change or report", run: () => jump(true) },
    { keys: "t", does: "everything known today", run: () => set(undefined) },
  ]);
  const scale = sliderScale(frame);
  const at = Math.round(scale(daysBetween(frame.from, shown)));
  const share = `${(at / 10).toFixed(1)}%`;
  const onKey = (event: KeyboardEvent) => {
    const days = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (days) move(days);
    else if (event.key === "PageUp" || event.key === "PageDown") jump(event.key === "PageDown");
    else return;
    event.preventDefault();
  };
  const words = day ? dayWords(day) : "today";
  return (
    <section className={css.bar} aria-label="As-of date">
      <label className={css.label} htmlFor="as-of-slider">
        As of <strong className={css.day}>{words}</strong>
        {day && frame.origin && <span className={css.since}>{sinceWords(daysBetween(frame.origin, day))}</span>}
      </label>
      <input
        id="as-of-slider"
        className={css.slider}
        style={{ "--share": share } as React.CSSProperties}
        type="range"
        min={0}
        max={STEPS}
        value={at}
        aria-valuetext={words}
        onKeyDown={onKey}
        onChange={(e) => set(addDays(frame.from, Math.round(scale.invert(Number(e.currentTarget.value)))))}
      />
      <DayField day={day} onDay={set} />
      <Button variant={day ? "default" : "light"} size="compact-xs" onClick={() => set(undefined)} aria-pressed={!day}>
        today
      </Button>
      <span className={css.keys} aria-hidden="true">
        <Kbd size="xs">[</Kbd> <Kbd size="xs">]</Kbd>
      </span>
    </section>
  );
}

/** Positions of the slider. */
const STEPS = 1000;

/** Even over the record; over an incident as in the drawing of its course, so that both move together. */
function sliderScale(frame: Frame): ScaleContinuousNumeric<number, number> {
  const span = Math.max(1, daysBetween(frame.from, frame.to));
  return frame.origin ? sinceScale(0, span, 0, STEPS) : scaleLinear([0, span], [0, STEPS]);
}

/** The exact day, typed; what is no day of the calendar is not taken. */
function DayField({ day, onDay }: { day: Day | undefined; onDay: (day: Day) => void }) {
  const [text, setText] = useState(day ?? "");
  useEffect(() => setText(day ?? ""), [day]);
  const wrong = text !== "" && !isDay(text);
  return (
    <input
      className={css.field}
      inputMode="numeric"
      placeholder="YYYY-MM-DD"
      aria-label="As-of date, exact: year, month and day"
      aria-invalid={wrong || undefined}
      value={text}
      onChange={(e) => {
        setText(e.currentTarget.value);
        if (isDay(e.currentTarget.value)) onDay(e.currentTarget.value);
      }}
    />
  );
}

/** The next day of the list after (or before) day; undefined at its end. */
export function nextStop(stops: readonly Day[], day: Day, forward: boolean): Day | undefined {
  const sorted = [...stops].sort();
  return forward ? sorted.find((s) => s > day) : sorted.findLast((s) => s < day);
}
