import type { ReactNode } from "react";
import { dayShort, daysBetween, firstDay, isDay, sinceWords } from "../../model/dates";
import { PredicateChip, Quote, SpeakerLine } from "../../parts/statement";
import type { Evidence } from "./reading";
import css from "./partlist.module.css";

interface Props {
  title: string;
  evidence: readonly Evidence[];
  /** The day of the attack; "" where it is not known. */
  origin: string;
  against?: boolean;
  /** What to say when there is none. */
  children: ReactNode;
}

/** The statements that carried a judgement, or those that speak against it: both with the same care. */
export function PartList({ title, evidence, origin, against, children }: Props) {
  const heaviest = Math.max(0.1, ...evidence.map((e) => Math.abs(e.weight ?? 0)));
  return (
    <section className={`card ${against ? css.against : ""}`} aria-label={title}>
      <h2 className="heading">
        {title} {evidence.length > 0 && <span className={css.count}>{evidence.length}</span>}
      </h2>
      {evidence.length === 0 && <p className="muted">{children}</p>}
      <ol className="plain">
        {evidence.map((e) => (
          <li key={e.statement.id} className={css.row}>
            <p className={css.date}>
              {dayShort(e.statement.published)}
              <span>{since(origin, e.statement.published)}</span>
            </p>
            <div className={css.words}>
              <Quote statement={e.statement} />
              <p className={css.meta}>
                <PredicateChip statement={e.statement} /> <span className={css.chip}>{e.statement.certainty}</span>{" "}
                <SpeakerLine statement={e.statement} />
                <span className="muted"> · origin {e.origin}</span>
              </p>
              {e.notes.length > 0 && <p className={css.note}>{e.notes.join("; ")}</p>}
            </div>
            <Weight weight={e.weight} of={heaviest} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How long after the attack; "" where either day is not known. */
export function since(origin: string, day: string): string {
  return isDay(firstDay(origin)) && isDay(day) ? sinceWords(daysBetween(firstDay(origin), day)) : "";
}

function Weight({ weight, of }: { weight: number | undefined; of: number }) {
  if (weight === undefined) return <p className={css.weight}>by rule</p>;
  const width = `${((100 * Math.abs(weight)) / of).toFixed(0)}%`;
  return (
    <p className={css.weight} title="weight for the level, in nats">
      {weightWords(weight)}
      <span className={css.track} aria-hidden="true">
        <span className={css.bar} style={{ width }} data-minus={weight < 0 || undefined} />
      </span>
    </p>
  );
}

/** "+1.3" or "−0.7": with a true minus sign. */
export function weightWords(weight: number): string {
  return `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(2)}`;
}
