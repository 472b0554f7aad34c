import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { onlyAsOf } from "../../app/query";
import { useKeys } from "../../app/keys";
import { dayShort } from "../../model/dates";
import { lookOf } from "../../model/levels";
import { PredicateChip, Quote, SpeakerLine } from "../../parts/statement";
import { since, weightWords } from "./partlist";
import type { Evidence } from "./reading";
import css from "./evidencetable.module.css";

/** Every statement about an organisation's role, in order of publication, with the part it plays. */
export function EvidenceTable({ evidence, origin, level }: { evidence: readonly Evidence[]; origin: string; level: string }) {
  const [at, setAt] = useState(-1);
  const rows = useRef<(HTMLTableRowElement | null)[]>([]);
  const navigate = useNavigate();
  const go = (n: number) => {
    const next = Math.min(evidence.length - 1, Math.max(0, n));
    setAt(next);
    rows.current[next]?.focus();
  };
  const open = () => {
    const s = evidence[at]?.statement;
    if (s) void navigate({ to: "/reports/$id", params: { id: s.report }, search: onlyAsOf({ s: s.id }) });
  };
  useKeys("Evidence", [
    { keys: "j", does: "next statement", run: () => go(at + 1) },
    { keys: "k", does: "previous statement", run: () => go(at - 1) },
    { keys: "o", does: "open the statement in its report", run: open },
  ]);
  return (
    <section className="card" aria-labelledby="evidence-heading">
      <h2 className="heading" id="evidence-heading">
        Evidence: every statement about an organisation’s role
      </h2>
      {evidence.length === 0 ? (
        <p className="muted">Nobody is on record about an organisation’s role as of this date.</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="evidence-heading">
          <table className={`table ${css.table}`}>
            <thead>
              <tr>
                <th>Published</th>
                <th>Quote</th>
                <th>Says</th>
                <th>Certainty</th>
                <th>Speaker</th>
                <th className="num">Origin</th>
                <th className="num">Weight for “{lookOf(level).word}”</th>
              </tr>
            </thead>
            <tbody>
              {evidence.map((e, i) => (
                <tr
                  key={e.statement.id}
                  ref={(row) => {
                    rows.current[i] = row;
                  }}
                  tabIndex={-1}
                  className={css.row}
                  data-role={e.role || undefined}
                  onFocus={() => setAt(i)}
                >
                  <td className={css.date}>
                    {dayShort(e.statement.published)} <span className="muted">{since(origin, e.statement.published)}</span>
                  </td>
                  <td className={css.quote}>
                    <Quote statement={e.statement} />
                    {(e.role || e.notes.length > 0) && (
                      <p className={css.note}>{[e.role && `counts ${e.role === "because" ? "for" : "against"} the reading`, ...e.notes].filter(Boolean).join("; ")}</p>
                    )}
                  </td>
                  <td>
                    <PredicateChip statement={e.statement} />
                  </td>
                  <td>{e.statement.certainty}</td>
                  <td className={css.speaker}>
                    <SpeakerLine statement={e.statement} />
                  </td>
                  <td className="num">{e.origin}</td>
                  <td className="num">{e.weight === undefined ? "·" : weightWords(e.weight)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
