import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode } from "react";
import { filterOf, type Filter } from "../../api/filter";
import { useFinding } from "../../api/queries";
import { useAsOf } from "../../app/asof";
import { useQueryState } from "../../app/state";
import { useTitle } from "../../app/title";
import { DelayChart } from "../../charts/delaychart";
import { ChartFrame } from "../../charts/frame";
import { Legend } from "../../charts/legend";
import { SurvivalChart } from "../../charts/survivalchart";
import { YearsChart } from "../../charts/yearschart";
import { dayWords } from "../../model/dates";
import { Empty, Failure, Loading } from "../../parts/states";
import { Filters } from "../overview/filters";
import { QueryNote } from "./querynote";
import { delayTable, delayWords, survivalTable, survivalWords, transitionTable, transitionWords, yearsTable } from "./tables";
import { TransitionMatrix } from "./matrix";
import css from "./page.module.css";

/** What the record says about labels in general: how long they last, and what becomes of them. */
export function FindingsPage() {
  useTitle("Findings");
  const { day } = useAsOf();
  const [query] = useQueryState();
  const filter = filterOf(query, day);
  return (
    <main className="page">
      <h1 className="title">Findings</h1>
      <p className="lede">
        Computed from the record as of {day ? dayWords(day) : "today"}, for the incidents that the filter keeps. Counts are of incidents that
        were reported, not of attacks that happened.
      </p>
      <Filters />
      <div className={css.grid}>
        <SurvivalFinding filter={filter} />
        <TransitionFinding filter={filter} />
        <YearsFinding filter={filter} />
        <DelayFinding filter={filter} />
      </div>
    </main>
  );
}

/** Loading and failing are the same for every finding. */
function When<T>({ answer, what, children }: { answer: UseQueryResult<T>; what: string; children: (data: T) => ReactNode }) {
  if (answer.error)
    return (
      <section className="card">
        <Failure error={answer.error} retry={() => void answer.refetch()} />
      </section>
    );
  if (!answer.data)
    return (
      <section className="card">
        <Loading what={what} lines={7} />
      </section>
    );
  return children(answer.data);
}

function Nothing({ children }: { children: ReactNode }) {
  return (
    <Empty title="Nothing to show yet.">
      <p>{children}</p>
    </Empty>
  );
}

function SurvivalFinding({ filter }: { filter: Filter }) {
  return (
    <When answer={useFinding("survival", filter)} what="the survival curve">
      {(s) => (
        <ChartFrame id="survival" title="How long a first label lasts" summary={survivalWords(s)} table={survivalTable(s)} query={<QueryNote path="survival" query={s.query} />}>
          {s.steps.length > 0 ? <SurvivalChart survival={s} /> : <Nothing>No label of an incident with a known day has changed under this filter.</Nothing>}
        </ChartFrame>
      )}
    </When>
  );
}

function TransitionFinding({ filter }: { filter: Filter }) {
  return (
    <When answer={useFinding("transitions", filter)} what="the transition table">
      {(t) => (
        <ChartFrame id="transitions" title="First reports against a year later" summary={transitionWords(t)} table={transitionTable(t)} query={<QueryNote path="transitions" query={t.query} />}>
          {t.transitions.length > 0 ? <TransitionMatrix transitions={t.transitions} /> : <Nothing>No incident under this filter was first reported a year before the date.</Nothing>}
        </ChartFrame>
      )}
    </When>
  );
}

function YearsFinding({ filter }: { filter: Filter }) {
  return (
    <When answer={useFinding("levels-by-year", filter)} what="the levels per year">
      {(l) => (
        <ChartFrame
          id="levels-by-year"
          title="The share of levels per year"
          summary="Each bar is the year’s reported incidents by level; the number above it says how many they are."
          table={yearsTable(l)}
          query={<QueryNote path="levels-by-year" query={l.query} />}
        >
          {l.years.length > 0 ? <YearsChart years={l.years} /> : <Nothing>No incident with a date under this filter.</Nothing>}
          <Legend />
        </ChartFrame>
      )}
    </When>
  );
}

function DelayFinding({ filter }: { filter: Filter }) {
  return (
    <When answer={useFinding("claim-delay", filter)} what="the claims">
      {(d) => (
        <ChartFrame id="claim-delay" title="How soon an attack is claimed" summary={delayWords(d)} table={delayTable(d)} query={<QueryNote path="claim-delay" query={d.query} />}>
          {d.delays.length > 0 ? <DelayChart delay={d} /> : <Nothing>No claim of responsibility was reported under this filter.</Nothing>}
        </ChartFrame>
      )}
    </When>
  );
}
