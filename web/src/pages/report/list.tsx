import { useEffect, useRef } from "react";
import type { Statement } from "../../api/types";
import { dayShort } from "../../model/dates";
import { visible } from "../../model/visible";
import { PredicateChip, SpeakerLine } from "../../parts/statement";
import { Empty } from "../../parts/states";
import { bySpan, type Group } from "./group";
import css from "./list.module.css";

interface Props {
  statements: readonly Statement[];
  focused: string | undefined;
  onFocus: (id: string) => void;
}

/** The form of every statement in the report; the one in focus scrolls into view, here and in the text. */
export function StatementList({ statements, focused, onFocus }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const item = focused && list.current?.querySelector(`[data-id="${CSS.escape(focused)}"]`);
    if (item) item.scrollIntoView({ block: "nearest" });
  }, [focused]);
  if (statements.length === 0)
    return (
      <Empty title="No statement about an organisation’s role.">
        <p>Switch on the facts to see what else was found.</p>
      </Empty>
    );
  return (
    <ol className="plain" ref={list}>
      {bySpan(statements).map((g) => (
        <Item key={g.key} group={g} focused={focused} onFocus={onFocus} />
      ))}
    </ol>
  );
}

/** The words once, and each thing that they say as a button; the one in focus shows its form. */
function Item({ group, focused, onFocus }: { group: Group; focused: string | undefined; onFocus: (id: string) => void }) {
  const open = group.statements.find((s) => s.id === focused);
  const [first] = group.statements;
  return (
    <li className={css.item} data-focus={open ? true : undefined}>
      <p className={css.quote} onClick={() => first && !open && onFocus(first.id)}>
        {visible(group.quote)}
      </p>
      <p className={css.says}>
        {group.statements.map((s) => (
          <button key={s.id} type="button" data-id={s.id} className={css.pick} aria-pressed={s.id === focused} onClick={() => onFocus(s.id)}>
            <PredicateChip statement={s} /> <span className={css.certainty}>{s.certainty}</span>
          </button>
        ))}
      </p>
      {open && <Form statement={open} />}
    </li>
  );
}

function Form({ statement: s }: { statement: Statement }) {
  const rows: [string, React.ReactNode][] = [
    ["speaker", <SpeakerLine key="s" statement={s} />],
    ["organisation", visible(s.organisation)],
    ["said on", s.said_on && dayShort(s.said_on)],
    ["place in the text", `${s.start}–${s.end}`],
    ["found by", s.method],
  ];
  return (
    <dl className={css.form}>
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
