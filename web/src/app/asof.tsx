import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { clampDay, isDay, today, type Day } from "../model/dates";
import { useQueryState } from "./state";

/** The stretch of days that the as-of control spans, and the days worth stopping at. */
export interface Frame {
  from: Day;
  to: Day;
  /** Where days are counted from ("day 59"): the attack, on the page of an incident. */
  origin?: Day;
  /** Days on which something changes: stops for the keys that jump. */
  stops?: readonly Day[];
}

interface AsOf {
  /** The date that governs the page; undefined means everything taken in. */
  day: Day | undefined;
  /** The same, as a day on the control: its right end when none is set. */
  shown: Day;
  frame: Frame;
  set: (day: Day | undefined) => void;
  setFrame: (frame: Frame | undefined) => void;
}

const AsOfContext = createContext<AsOf | null>(null);

/** The address follows the control this much later, so that a drag does not flood the history. */
const SETTLE_MS = 150;

/**
 * Holds the one as-of date. While the control is dragged the date in hand leads
 * and the address follows; an address that changes by other means wins.
 */
export function AsOfProvider({ record, children }: { record: Frame; children: ReactNode }) {
  const [query, change] = useQueryState();
  const settled = isDay(query.as_of) ? query.as_of : undefined;
  const [inHand, setInHand] = useState<{ day: Day | undefined } | null>(null);
  const [pageFrame, setFrame] = useState<Frame | undefined>();
  const timer = useRef(0);
  useEffect(() => setInHand(null), [settled]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const frame = pageFrame ?? record;
  const day = inHand ? inHand.day : settled;
  const set = useCallback(
    (next: Day | undefined) => {
      setInHand({ day: next });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => change({ as_of: next }), SETTLE_MS);
    },
    [change],
  );
  const value = useMemo(
    () => ({ day, shown: clampDay(day ?? frame.to, frame.from, frame.to), frame, set, setFrame }),
    [day, frame, set],
  );
  return <AsOfContext value={value}>{children}</AsOfContext>;
}

export function useAsOf(): AsOf {
  const value = use(AsOfContext);
  if (!value) throw new Error("useAsOf outside AsOfProvider");
  return value;
}

/** Lets a page span the control over its own days for as long as it is shown. */
export function useFrame(frame: Frame | undefined): void {
  const { setFrame } = useAsOf();
  const key = frame && JSON.stringify(frame);
  useEffect(() => {
    setFrame(key ? (JSON.parse(key) as Frame) : undefined);
    return () => setFrame(undefined);
  }, [key, setFrame]);
}

/** The frame of a record of which nothing is known yet: the last twenty years. */
export function emptyFrame(): Frame {
  const to = today();
  return { from: `${Number(to.slice(0, 4)) - 20}-01-01`, to };
}
