import { Button, Checkbox, Popover, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { FILTER_NAMES, toggled } from "../../api/filter";
import { useRecord } from "../../api/queries";
import { useKeys } from "../../app/keys";
import { listOf } from "../../app/query";
import { useQueryState } from "../../app/state";
import { ParseDate } from "./dateinput";
import { LEVELS, lookOf, STAGES } from "../../model/levels";
import { words } from "../../model/predicates";
import { visible } from "../../model/visible";
import { LevelMark } from "../../parts/level";
import css from "./filters.module.css";

const TYPES = "armed_assault assassination bombing vehicle_ramming hostage_taking kidnapping hijacking arson robbery sabotage other".split(" ");
const OUTCOMES = ["completed", "failed", "foiled", "threatened"];
const COUNTRIES = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

interface Choice {
  value: string;
  label: string;
  mark?: ReactNode;
}

const plain = (value: string): Choice => ({ value, label: words(value) });

/** The filters that select incidents; each keeps its choice in the address. */
export function Filters({ children }: { children?: ReactNode }) {
  const [query, change] = useQueryState();
  const record = useRecord().data;
  const clear = () => change(Object.fromEntries(FILTER_NAMES.map((n) => [n, undefined])));
  const any = FILTER_NAMES.some((n) => query[n]);
  useKeys("Filters", [{ keys: "c", does: "clear the filters", run: clear }]);
  const levels = LEVELS.map((l): Choice => ({ value: l, label: lookOf(l).word, mark: <LevelMark level={l} size={11} /> }));
  const countries = (record?.countries ?? []).map((c) => ({ value: c, label: countryName(c) })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <section className={`noprint ${css.bar}`} aria-label="Filters">
      <Dates />
      <Choices name="level" title="Level" choices={levels} />
      <Choices name="stage" title="Stage" choices={STAGES.map(plain)} />
      <One name="organisation" title="Organisation" choices={(record?.organisations ?? []).map((o) => ({ value: o, label: visible(o) }))} />
      <Choices name="country" title="Country" choices={countries} />
      <Choices name="type" title="Type" choices={TYPES.map(plain)} />
      <Choices name="outcome" title="Outcome" choices={OUTCOMES.map(plain)} />
      <One name="min_sources" title="Origins" choices={[2, 3, 5, 10].map((n) => ({ value: String(n), label: `at least ${n}` }))} />
      {any && (
        <Button variant="subtle" size="compact-sm" onClick={clear}>
          clear
        </Button>
      )}
      <span className={css.rest}>{children}</span>
    </section>
  );
}

/** "France" for "FR"; a code that no country has stays as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (COUNTRIES.of(code) ?? code) : code;
}

function Chip({ title, said, children }: { title: string; said: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus shadow="sm">
      <Popover.Target>
        <button type="button" className={css.chip} data-set={said !== "" || undefined} aria-expanded={open} aria-haspopup="dialog" onClick={() => setOpen(!open)}>
          {title}
          {said && <strong>: {said}</strong>} <span aria-hidden="true">▾</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>{children}</Popover.Dropdown>
    </Popover>
  );
}

/** How many choices fit without a field to narrow them. */
const MANY = 12;

function useNarrowed(choices: readonly Choice[]): [readonly Choice[], ReactNode] {
  const [part, setPart] = useState("");
  if (choices.length <= MANY) return [choices, null];
  const found = choices.filter((c) => c.label.toLowerCase().includes(part.toLowerCase()));
  return [found, <TextInput key="part" size="xs" mb={6} aria-label="Narrow the choices" placeholder="narrow…" value={part} onChange={(e) => setPart(e.currentTarget.value)} />];
}

function Choices({ name, title, choices }: { name: string; title: string; choices: readonly Choice[] }) {
  const [query, change] = useQueryState();
  const chosen = listOf(query[name]);
  const [shown, field] = useNarrowed(choices);
  const said = chosen.length > 2 ? `${chosen.length} chosen` : chosen.map((v) => choices.find((c) => c.value === v)?.label ?? v).join(", ");
  return (
    <Chip title={title} said={said}>
      {field}
      <div className={css.choices}>
        {shown.map((c) => (
          <Checkbox
            key={c.value}
            size="xs"
            checked={chosen.includes(c.value)}
            onChange={() => change({ [name]: toggled(query[name], c.value) })}
            label={
              <span className={css.choice}>
                {c.mark} {c.label}
              </span>
            }
          />
        ))}
        {shown.length === 0 && <span className="muted small">none</span>}
      </div>
    </Chip>
  );
}

function One({ name, title, choices }: { name: string; title: string; choices: readonly Choice[] }) {
  const [query, change] = useQueryState();
  const value = query[name] ?? "";
  const [shown, field] = useNarrowed(choices);
  return (
    <Chip title={title} said={choices.find((c) => c.value === value)?.label ?? value}>
      {field}
      <div className={css.choices} role="group" aria-label={title}>
        {[{ value: "", label: "any" }, ...shown].map((c) => (
          <button key={c.value} type="button" className={css.one} aria-pressed={c.value === value} onClick={() => change({ [name]: c.value || undefined })}>
            {c.label}
          </button>
        ))}
      </div>
    </Chip>
  );
}

function Dates() {
  const [query, change] = useQueryState();
  const said = query.from || query.to ? `${query.from ?? "…"} – ${query.to ?? "…"}` : "";
  return (
    <Chip title="Date" said={said}>
      <div className={css.dates}>
        <ParseDate label="From" value={query.from} onChange={(from) => change({ from })} />
        <ParseDate label="To" value={query.to} onChange={(to) => change({ to })} />
      </div>
    </Chip>
  );
}
