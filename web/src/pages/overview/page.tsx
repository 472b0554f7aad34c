import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { filterOf, apiQuery, withoutDates, type Filter } from "../../api/filter";
import { useIncidents, useMapPoints, useRecord, useTimeline } from "../../api/queries";
import type { Counts } from "../../api/types";
import { useAsOf } from "../../app/asof";
import { onlyAsOf } from "../../app/query";
import { useQueryState } from "../../app/state";
import { useTitle } from "../../app/title";
import { ChartFrame } from "../../charts/frame";
import { Legend } from "../../charts/legend";
import { bars, stepFor, type BinStep } from "../../charts/timeline";
import { rowOf, TimelineChart } from "../../charts/timelinechart";
import { dayWords } from "../../model/dates";
import { LEVELS, lookOf } from "../../model/levels";
import { Failure, Loading } from "../../parts/states";
import { Countries } from "./countries";
import { Filters } from "./filters";
import { IncidentList } from "./list";
import { cellFor, boxOf } from "./mapbox";
import css from "./page.module.css";

const WorldMap = lazy(async () => ({ default: (await import("../../map/world")).WorldMap }));

/** Map, timeline and list of the incidents under one filter and one date; they move together. */
export function OverviewPage() {
  useTitle("Overview");
  const { day } = useAsOf();
  const [query, change] = useQueryState();
  const filter = useMemo(() => filterOf(query, day), [query, day]);
  const [lit, setLit] = useState<string>();
  const incidents = useIncidents(filter, query.sort);
  const hover = (id: string | undefined) => setLit(id);
  return (
    <main className="page">
      <h1 className={css.hidden}>Overview</h1>
      <Filters>
        <Total shown={incidents.data?.pages[0]?.total} />
      </Filters>
      <div className={css.columns}>
        <div className={css.left}>
          <MapCard filter={filter} lit={lit ?? query.sel} onHover={hover} />
          <TimelineCard filter={filter} asOf={day} />
        </div>
        <div className={css.right}>
          <IncidentList incidents={incidents} selected={query.sel} lit={lit} onSelect={(sel) => change({ sel })} onHover={hover} />
        </div>
      </div>
    </main>
  );
}

function Total({ shown }: { shown: number | undefined }) {
  const all = useRecord().data?.incidents;
  if (shown === undefined || all === undefined) return null;
  return (
    <span role="status">
      {shown.toLocaleString("en")} of {all.toLocaleString("en")} incidents
    </span>
  );
}

function MapCard({ filter, lit, onHover }: { filter: Filter; lit: string | undefined; onHover: (id: string | undefined) => void }) {
  const [zoom, setZoom] = useState(1);
  const [query, change] = useQueryState();
  const navigate = useNavigate();
  const places = useMapPoints(filter, cellFor(zoom));
  if (places.error) return <Failure error={places.error} retry={() => void places.refetch()} />;
  return (
    <Suspense fallback={<div className={css.blank} role="status" aria-label="Loading the map" />}>
      <WorldMap
        places={places.data}
        box={boxOf(query.bbox)}
        lit={lit}
        onBox={(box) => change({ bbox: box?.join(",") })}
        onZoom={setZoom}
        onPick={(id) => void navigate({ to: "/incidents/$id", params: { id }, search: onlyAsOf() })}
        onHover={onHover}
      />
    </Suspense>
  );
}

function TimelineCard({ filter, asOf }: { filter: Filter; asOf: string | undefined }) {
  const [query, change] = useQueryState();
  const years = useTimeline(filter, "year");
  const step = stepFor(years.data?.bins ?? []);
  const counts = useTimeline(filter, step);
  const span = { from: query.from, to: query.to };
  const tools = (span.from || span.to) && (
    <button type="button" className="link small" onClick={() => change({ from: undefined, to: undefined })}>
      all of it
    </button>
  );
  const data = counts.data;
  const all = data ? bars(data.bins, step) : [];
  return (
    <ChartFrame
      id="timeline"
      title={`Reported incidents by level, as read ${asOf ? `on ${dayWords(asOf)}` : "today"}`}
      tools={tools}
      table={{ columns: [step, "incidents", ...LEVELS.map((l) => lookOf(l).word)], rows: all.map(rowOf) }}
      query={<Query filter={filter} step={step} />}
    >
      {counts.error ? (
        <Failure error={counts.error} retry={() => void counts.refetch()} />
      ) : data ? (
        <>
          {all.length > 0 ? (
            <TimelineChart bars={all} step={step} from={span.from} to={span.to} onSpan={change} />
          ) : (
            <p className="muted">No incident with a date under this filter as of this date.</p>
          )}
          <Legend counts={new Map(data.levels.map((l) => [l.level, l.count]))} />
          <Notes counts={data} />
          <Countries counts={data} />
        </>
      ) : (
        <Loading what="the timeline" lines={6} />
      )}
    </ChartFrame>
  );
}

function Query({ filter, step }: { filter: Filter; step: BinStep }) {
  const query = apiQuery({ ...withoutDates(filter), step } as Filter);
  return <pre className="code">GET /api/v1/counts{query}</pre>;
}

function Notes({ counts }: { counts: Counts }) {
  const sum = (list: { count: number }[]) => list.reduce((n, l) => n + l.count, 0);
  const missing = [
    [sum(counts.undated), "without a date"],
    [sum(counts.nowhere), "without a place"],
  ]
    .filter(([n]) => n)
    .map(([n, what]) => `${n} ${what}`);
  return <p className={css.note}>Counts are of incidents reported, not of attacks that happened{missing.length > 0 && `; ${missing.join(", ")}`}.</p>;
}
