import type { Statement } from "../../api/types";
import { words } from "../../model/predicates";
import { StatementCard } from "../../parts/statement";
import { conflicts } from "./conflicts";
import css from "./conflictlist.module.css";

const SHOWN = 3;

/** Statements that contradict each other, side by side. */
export function Conflicts({ statements }: { statements: readonly Statement[] }) {
  const all = conflicts(statements);
  if (all.length === 0) return null;
  return (
    <section className="card" aria-labelledby="conflicts-heading">
      <h2 className="heading" id="conflicts-heading">
        Where statements conflict
      </h2>
      {all.map((c) => (
        <div key={c.topic} className={css.conflict}>
          <h3 className={css.topic}>{c.topic === "any_link" ? "Any link to the organisation" : sentence(words(c.topic))}</h3>
          <div className={css.sides}>
            <Side title="Said" statements={c.yes} />
            <Side title="Denied" statements={c.no} />
          </div>
        </div>
      ))}
    </section>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function Side({ title, statements }: { title: string; statements: readonly Statement[] }) {
  const rest = statements.slice(SHOWN);
  return (
    <div className={css.side}>
      <h4 className={css.which}>
        {title} <span className="muted">({statements.length})</span>
      </h4>
      {statements.slice(0, SHOWN).map((s) => (
        <StatementCard key={s.id} statement={s} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary className={css.more}>{rest.length} more</summary>
          {rest.map((s) => (
            <StatementCard key={s.id} statement={s} />
          ))}
        </details>
      )}
    </div>
  );
}
