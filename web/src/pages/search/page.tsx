import { SegmentedControl, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useRef, type FormEvent } from "react";
import { useSearchHits } from "../../api/queries";
import type { Hit } from "../../api/types";
import { useAsOf } from "../../app/asof";
import { useKeys } from "../../app/keys";
import { onlyAsOf } from "../../app/query";
import { useQueryState } from "../../app/state";
import { useTitle } from "../../app/title";
import { dayShort, dayWords } from "../../model/dates";
import { visible } from "../../model/visible";
import { plural } from "../../model/words";
import { PredicateChip, SpeakerLine } from "../../parts/statement";
import { Empty, Failure, Loading } from "../../parts/states";
import css from "./page.module.css";

/** How many hits of each kind are asked for. */
const MOST = 60;

const WITHIN = [
  { value: "all", label: "Everything" },
  { value: "reports", label: "Reports" },
  { value: "statements", label: "Statements" },
] as const;
type Within = (typeof WITHIN)[number]["value"];

/** Full text over reports and statements, as of the date. */
export function SearchPage() {
  const [query, change] = useQueryState();
  const { day } = useAsOf();
  const within = WITHIN.find((w) => w.value === query.in)?.value ?? "all";
  const q = query.q ?? "";
  useTitle(q ? `“${visible(q)}”` : "Search");
  const hits = useSearchHits(q, within, day, MOST);
  return (
    <main className="page narrow">
      <h1 className="title">Search</h1>
      <SearchForm q={q} onSearch={(words) => change({ q: words }, true)} />
      <SegmentedControl
        size="xs"
        value={within}
        data={[...WITHIN]}
        aria-label="Search in"
        onChange={(value) => change({ in: value === "all" ? undefined : (value as Within) })}
      />
      {hits.error ? (
        <Failure error={hits.error} retry={() => void hits.refetch()} />
      ) : q === "" ? (
        <Hints />
      ) : hits.data ? (
        <Hits hits={hits.data.hits} q={q} day={day} />
      ) : (
        <Loading what="what was found" lines={8} />
      )}
    </main>
  );
}

function SearchForm({ q, onSearch }: { q: string; onSearch: (words: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(field.current?.value.trim() ?? "");
  };
  return (
    <form onSubmit={submit} className={css.form}>
      <TextInput ref={field} key={q} defaultValue={q} size="md" aria-label="Words to search for" placeholder="Words, or “a phrase”" autoFocus={q === ""} />
    </form>
  );
}

function Hints() {
  return (
    <Empty title="Search the texts of reports and the words of statements.">
      <p>
        All words must be there. <code>"step by step"</code> finds a phrase, <code>guided OR instructed</code> either word,{" "}
        <code>Würz*</code> what begins so, <code>claim NOT video</code> leaves out.
      </p>
    </Empty>
  );
}

function Hits({ hits, q, day }: { hits: readonly Hit[]; q: string; day: string | undefined }) {
  const list = useRef<HTMLOListElement>(null);
  const move = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("a[data-hit]") ?? [])];
    const at = links.findIndex((a) => a === document.activeElement);
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  };
  useKeys("Search", [
    { keys: "j", does: "next hit", run: () => move(1) },
    { keys: "k", does: "previous hit", run: () => move(-1) },
  ]);
  if (hits.length === 0)
    return (
      <Empty title={`Nothing found for “${visible(q)}”${day ? ` as of ${dayWords(day)}` : ""}.`}>
        <p>Try fewer words, a word’s beginning with an asterisk, or a later as-of date.</p>
      </Empty>
    );
  return (
    <>
      <p className={css.count} role="status">
        {hits.length < MOST ? plural(hits.length, "hit") : `${hits.length} hits, the best first: more words would narrow them`}
      </p>
      <ol className="plain" ref={list}>
        {hits.map((h, i) => (
          <li key={i} className={css.hit}>
            <HitLink hit={h} />
          </li>
        ))}
      </ol>
    </>
  );
}

function HitLink({ hit }: { hit: Hit }) {
  const s = hit.statement;
  return (
    <>
      <Link to="/reports/$id" params={{ id: hit.report }} search={onlyAsOf(s ? { s: s.id } : {})} className={css.title} data-hit>
        {visible(hit.title || hit.report)}
      </Link>
      <p className={css.snippet} dir="auto">
        {hit.snippet.map((p, i) => (p.match ? <mark key={i}>{visible(p.text)}</mark> : visible(p.text)))}
      </p>
      <p className={css.meta}>
        {s ? (
          <>
            <PredicateChip statement={s} /> <SpeakerLine statement={s} /> ·{" "}
          </>
        ) : (
          "report · "
        )}
        {[visible(hit.publisher), dayShort(hit.published)].filter(Boolean).join(" · ")}
      </p>
    </>
  );
}
