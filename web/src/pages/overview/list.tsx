import { Button, NativeSelect } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useRecord, type useIncidents } from "../../api/queries";
import type { Summary } from "../../api/types";
import { useKeys } from "../../app/keys";
import { onlyAsOf } from "../../app/query";
import { useQueryState } from "../../app/state";
import { dayShort } from "../../model/dates";
import { levelWords } from "../../model/levels";
import { visible } from "../../model/visible";
import { plural } from "../../model/words";
import { LevelMark } from "../../parts/level";
import { Empty, Failure, Loading } from "../../parts/states";
import { titleOf } from "../incident/headline";
import css from "./list.module.css";

export const SORTS = [
  { value: "date_desc", label: "Newest attack first" },
  { value: "date", label: "Oldest attack first" },
  { value: "level", label: "Strongest level first" },
  { value: "likelihood_desc", label: "Likeliest judgement first" },
  { value: "sources_desc", label: "Most origins first" },
  { value: "killed_desc", label: "Most reported killed first" },
];

interface Props {
  incidents: ReturnType<typeof useIncidents>;
  selected: string | undefined;
  lit: string | undefined;
  onSelect: (id: string) => void;
  onHover: (id: string | undefined) => void;
}

/** The incidents under the filter, a page at a time; j and k move, Enter opens. */
export function IncidentList({ incidents, selected, lit, onSelect, onHover }: Props) {
  const [query, change] = useQueryState();
  const all = incidents.data?.pages.flatMap((p) => p.incidents) ?? [];
  const list = useRef<HTMLOListElement>(null);
  useListKeys(all, selected, onSelect);
  useEffect(() => {
    const row = selected && list.current?.querySelector(`[data-id="${CSS.escape(selected)}"]`);
    if (row) row.scrollIntoView({ block: "nearest" });
  }, [selected]);
  return (
    <section className={`card ${css.card}`} aria-labelledby="list-heading">
      <div className={css.head}>
        <h2 className="heading" id="list-heading">
          Incidents
        </h2>
        <NativeSelect size="xs" aria-label="Sort" data={SORTS} value={query.sort ?? "date_desc"} onChange={(e) => change({ sort: e.currentTarget.value === "date_desc" ? undefined : e.currentTarget.value })} />
      </div>
      {incidents.error ? (
        <Failure error={incidents.error} retry={() => void incidents.refetch()} />
      ) : !incidents.data ? (
        <Loading what="incidents" lines={12} />
      ) : all.length === 0 ? (
        <None />
      ) : (
        <ol className={css.list} ref={list}>
          {all.map((i) => (
            <Row key={i.id} incident={i} selected={i.id === selected} lit={i.id === lit} onHover={onHover} />
          ))}
          {incidents.hasNextPage && (
            <li className={css.more}>
              <Button variant="default" size="xs" loading={incidents.isFetchingNextPage} onClick={() => void incidents.fetchNextPage()}>
                More
              </Button>
            </li>
          )}
        </ol>
      )}
    </section>
  );
}

function useListKeys(all: readonly Summary[], selected: string | undefined, onSelect: (id: string) => void): void {
  const navigate = useNavigate();
  const at = all.findIndex((i) => i.id === selected);
  const to = (n: number) => {
    const next = all[Math.min(all.length - 1, Math.max(0, n))];
    if (next) onSelect(next.id);
  };
  const open = () => {
    if (selected) void navigate({ to: "/incidents/$id", params: { id: selected }, search: onlyAsOf() });
  };
  useKeys("List of incidents", [
    { keys: "j", does: "next incident", run: () => to(at + 1) },
    { keys: "k", does: "previous incident", run: () => to(at - 1) },
    { keys: "o", does: "open the incident", run: open },
    { keys: "Enter", does: "open the incident", run: open },
  ]);
}

function None() {
  const record = useRecord().data;
  if (record?.incidents === 0)
    return (
      <Empty title="This record holds no incident yet.">
        <p>
          <code>ascribe ingest reports/</code> reads reports into it; they show up here by themselves.
        </p>
      </Empty>
    );
  return (
    <Empty title="No incident under this filter as of this date.">
      <p>
        Widen the filter (<kbd>c</kbd> clears it), or move the as-of date later (<kbd>t</kbd> for today).
      </p>
    </Empty>
  );
}

function Row({ incident, selected, lit, onHover }: { incident: Summary; selected: boolean; lit: boolean; onHover: Props["onHover"] }) {
  const country = incident.place && incident.place.country !== incident.place.name ? visible(incident.place.country) : "";
  return (
    <li data-id={incident.id} className={css.row} data-selected={selected || undefined} data-lit={lit || undefined} onMouseEnter={() => onHover(incident.id)} onMouseLeave={() => onHover(undefined)}>
      <LevelMark level={incident.level} />
      <div className={css.what}>
        <Link to="/incidents/$id" params={{ id: incident.id }} search={onlyAsOf()} className={css.title}>
          {visible(titleOf(incident))}
        </Link>
        <span className={css.level}>
          {levelWords(incident.level, incident.stage)}
          {incident.likelihood.word && <span className="muted"> · {incident.likelihood.word}</span>}
        </span>
      </div>
      <p className={css.meta}>
        {dayShort(incident.date)}
        <span>{country}</span>
        <span>{plural(incident.sources, "origin")}</span>
      </p>
    </li>
  );
}
