import { Button, Kbd } from "@mantine/core";
import { addDays, clampDay, dayWords, daysBetween, isDay, sinceWords, type Day } from "../model/dates";
import { useAsOf } from "./asof";
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
  const span = Math.max(1, daysBetween(frame.from, frame.to));
  const at = daysBetween(frame.from, shown);
  const share = `${((100 * at) / span).toFixed(2)}%`;
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
        max={span}
        value={at}
        aria-valuetext={words}
        onChange={(e) => set(addDays(frame.from, Number(e.currentTarget.value)))}
      />
      <input
        className={css.field}
        type="date"
        aria-label="As-of date, exact"
        value={day ?? ""}
        onChange={(e) => isDay(e.currentTarget.value) && set(e.currentTarget.value)}
      />
      <Button variant={day ? "default" : "light"} size="compact-xs" onClick={() => set(undefined)} aria-pressed={!day}>
        today
      </Button>
      <span className={css.keys} aria-hidden="true">
        <Kbd size="xs">[</Kbd> <Kbd size="xs">]</Kbd>
      </span>
    </section>
  );
}

/** The next day of the list after (or before) day; undefined at its end. */
export function nextStop(stops: readonly Day[], day: Day, forward: boolean): Day | undefined {
  const sorted = [...stops].sort();
  return forward ? sorted.find((s) => s > day) : sorted.findLast((s) => s < day);
}
