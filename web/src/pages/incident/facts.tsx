import { useState } from "react";
import type { Fact, Incident, Statement } from "../../api/types";
import { dayWords } from "../../model/dates";
import { words } from "../../model/predicates";
import { visible } from "../../model/visible";
import { StatementCard } from "../../parts/statement";
import { countWords } from "./reading";
import css from "./facts.module.css";

/** The facts with every reported value, and behind each the statements. */
export function Facts({ incident }: { incident: Incident }) {
  const [open, setOpen] = useState("");
  const statements = new Map(incident.fact_statements.map((s) => [s.id, s]));
  return (
    <section className="card" aria-labelledby="facts-heading">
      <h2 className="heading" id="facts-heading">
        Facts as reported
      </h2>
      <dl className={css.facts}>
        {incident.facts.map((f) => (
          <div key={f.predicate} className={css.fact}>
            <dt>{words(f.predicate)}</dt>
            <dd>
              <button type="button" className={css.value} aria-expanded={open === f.predicate} onClick={() => setOpen(open === f.predicate ? "" : f.predicate)}>
                {preferred(incident, f)} <span className={css.behind}>· {said(f)}</span>
              </button>
              {open === f.predicate && <Behind fact={f} statements={statements} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function said(fact: Fact): string {
  const n = fact.values.reduce((sum, v) => sum + v.statements.length, 0);
  const values = fact.values.length;
  return values > 1 ? `${values} values, ${n} statements` : `${n} ${n === 1 ? "statement" : "statements"}`;
}

/** The value that the record prefers; counts with their range. */
function preferred(incident: Incident, fact: Fact): string {
  if (fact.predicate === "killed") return countWords(incident.killed);
  if (fact.predicate === "injured") return countWords(incident.injured);
  if (fact.predicate === "date") return dayWords(incident.date, incident.date_precision);
  if (fact.predicate === "place" && incident.place) return visible(incident.place.name);
  return visible(words(fact.values[0]?.value));
}

function Behind({ fact, statements }: { fact: Fact; statements: Map<string, Statement> }) {
  return (
    <ul className={css.values}>
      {fact.values.map((v) => (
        <li key={v.value}>
          <strong>{visible(words(v.value))}</strong>{" "}
          <span className="muted">
            {v.origins} {v.origins === 1 ? "origin" : "origins"}
          </span>
          {v.statements.map((id) => {
            const s = statements.get(id);
            return s && <StatementCard key={id} statement={s} />;
          })}
        </li>
      ))}
    </ul>
  );
}
