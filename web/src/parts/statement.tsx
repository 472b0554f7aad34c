import { Link } from "@tanstack/react-router";
import type { Statement } from "../api/types";
import { onlyAsOf } from "../app/query";
import { dayShort } from "../model/dates";
import { kindWords, predicateWords, speaksFor } from "../model/predicates";
import { visible } from "../model/visible";
import { LevelMark } from "./level";
import css from "./statement.module.css";

/** What a statement says, as a chip: the shape of the level that it speaks for, and its words. */
export function PredicateChip({ statement }: { statement: Pick<Statement, "predicate" | "polarity" | "value"> }) {
  const level = speaksFor(statement.predicate);
  return (
    <span className={css.chip} data-denied={statement.polarity === "denied" || undefined}>
      {level && <LevelMark level={level} size={10} />}
      {predicateWords(statement.predicate, statement.polarity)}
      {statement.value && `: ${visible(statement.value)}`}
    </span>
  );
}

/** Who says it: the speaker as named in the text, by kind, and whom he invokes. */
export function SpeakerLine({ statement }: { statement: Statement }) {
  const kind = kindWords(statement.speaker_kind);
  return (
    <span className={css.speaker}>
      {statement.speaker ? (
        <>
          {visible(statement.speaker)} <span className="muted">· {kind}</span>
        </>
      ) : (
        kind
      )}
      {statement.behind && <span className="muted"> · invoking {visible(statement.behind)}</span>}
      {(statement.speaker_kind === "organisation" || statement.speaker_kind === "attacker") && (
        <span className="muted"> · an interested party</span>
      )}
    </span>
  );
}

/** A statement as its quote, what it says, how surely, and on whose word; the quote leads to its place in the report. */
export function StatementCard({ statement, children }: { statement: Statement; children?: React.ReactNode }) {
  return (
    <article className={css.card}>
      <Quote statement={statement} />
      <p className={css.meta}>
        <PredicateChip statement={statement} /> <span className={css.chip}>{statement.certainty}</span>{" "}
        <SpeakerLine statement={statement} />
        <span className="muted"> · {dayShort(statement.published)}</span>
        {children}
      </p>
    </article>
  );
}

/** The exact words, linked to their place in the report. */
export function Quote({ statement }: { statement: Statement }) {
  return (
    <blockquote className={css.quote}>
      <Link to="/reports/$id" params={{ id: statement.report }} search={onlyAsOf({ s: statement.id })}>
        {visible(statement.quote)}
      </Link>
    </blockquote>
  );
}
