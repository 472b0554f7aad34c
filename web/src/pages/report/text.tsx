import { useEffect, useMemo, useRef } from "react";
import type { Report, Statement } from "../../api/types";
import { lookOf } from "../../model/levels";
import { predicateWords, speaksFor } from "../../model/predicates";
import { paragraphs, segments, type Segment } from "../../model/spans";
import { visible } from "../../model/visible";
import css from "./text.module.css";

interface Props {
  report: Report;
  statements: readonly Statement[];
  focused: string | undefined;
  onFocus: (id: string) => void;
}

/** The text of a report, as text nodes; what was found in it is marked by offset. */
export function ReportText({ report, statements, focused, onFocus }: Props) {
  const body = useRef<HTMLElement>(null);
  const byId = useMemo(() => new Map(statements.map((s) => [s.id, s])), [statements]);
  const parts = useMemo(() => paragraphs(segments(report.text, statements)), [report.text, statements]);
  useEffect(() => {
    const mark = focused && body.current?.querySelector(`[data-ids~="${CSS.escape(focused)}"]`);
    if (mark) mark.scrollIntoView({ block: "center", behavior: "instant" });
  }, [focused]);
  return (
    <article ref={body} className={css.text} lang={report.language || undefined} aria-label="Text of the report">
      {parts.map((p, i) => (
        <p key={i} dir="auto">
          {p.map((part, j) => (part.ids.length === 0 ? visible(part.text) : <Mark key={j} {...{ part, byId, focused, onFocus }} />))}
        </p>
      ))}
    </article>
  );
}

interface MarkProps {
  part: Segment;
  byId: Map<string, Statement>;
  focused: string | undefined;
  onFocus: (id: string) => void;
}

function Mark({ part, byId, focused, onFocus }: MarkProps) {
  const over = part.ids.flatMap((id) => byId.get(id) ?? []);
  const first = over[0];
  if (!first) return visible(part.text);
  const color = colorOf(over);
  const inFocus = focused !== undefined && part.ids.includes(focused);
  return (
    <mark
      className={css.mark}
      data-ids={part.ids.join(" ")}
      data-focus={inFocus || undefined}
      data-fact={!color || undefined}
      style={{ "--under": color ?? "var(--line-strong)" } as React.CSSProperties}
      onClick={() => onFocus(next(part.ids, focused))}
    >
      {part.starts.length > 0 && <span className={css.labels}>{labels(part.starts, byId)}</span>}
      {visible(part.text)}
    </mark>
  );
}

/** The colour of the first statement about a role; undefined where there are facts only. */
function colorOf(over: readonly Statement[]): string | undefined {
  for (const s of over) {
    const level = speaksFor(s.predicate);
    if (level) return `var(${lookOf(level).color})`;
  }
  return undefined;
}

function labels(ids: readonly string[], byId: Map<string, Statement>): string {
  const words = ids.flatMap((id) => {
    const s = byId.get(id);
    return s ? [predicateWords(s.predicate, s.polarity)] : [];
  });
  return [...new Set(words)].join(" · ");
}

/** A second click on the same words moves on to the next statement that they carry. */
function next(ids: readonly string[], focused: string | undefined): string {
  return ids[(ids.indexOf(focused ?? "") + 1) % ids.length]!;
}
