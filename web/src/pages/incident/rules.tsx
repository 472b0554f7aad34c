import type { Incident } from "../../api/types";
import { words } from "../../model/predicates";
import { visible } from "../../model/visible";
import { rulesOf } from "./reading";
import css from "./rules.module.css";

/** The rules of the codebook that decided, so that the judgement can be redone on paper. */
export function Rules({ incident }: { incident: Incident }) {
  const rules = rulesOf(incident.judgement);
  if (rules.length === 0) return null;
  return (
    <section className="card" aria-labelledby="rules-heading">
      <h2 className="heading" id="rules-heading">
        How it was decided
      </h2>
      <ol className={css.rules}>
        {rules.map((r, i) => (
          <li key={i}>
            <strong>{words(r.rule)}</strong>: {visible(words(r.note))}
          </li>
        ))}
      </ol>
      <p className="muted small">Codebook {incident.judgement.codebook}; rules first, then the weights of the statements.</p>
    </section>
  );
}
