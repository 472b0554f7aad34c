import { Switch } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { useReport } from "../../api/queries";
import type { Report, Statement } from "../../api/types";
import { useAsOf } from "../../app/asof";
import { useKeys } from "../../app/keys";
import { useQueryState } from "../../app/state";
import { useTitle } from "../../app/title";
import { speaksFor } from "../../model/predicates";
import { visible } from "../../model/visible";
import { Empty, Failure, Loading } from "../../parts/states";
import { Problem } from "../../api/problem";
import { ReportHead, Relations } from "./head";
import { StatementList } from "./list";
import { ReportText } from "./text";
import css from "./page.module.css";

/** One report: its text with what was found in it, and the statements beside. */
export function ReportPage() {
  const { id = "" } = useParams({ strict: false });
  const { day, set } = useAsOf();
  const report = useReport(id, day);
  useTitle(visible(report.data?.title));
  if (report.error && Problem.of(report.error).status === 404 && day)
    return (
      <main className="page narrow">
        <Empty title="This report had not been published by that date.">
          <p>
            <button type="button" className="link" onClick={() => set(undefined)}>
              Read everything known today
            </button>
          </p>
        </Empty>
      </main>
    );
  return (
    <main className="page">
      {report.error ? (
        <Failure error={report.error} retry={() => void report.refetch()} />
      ) : report.data ? (
        <Reading report={report.data} />
      ) : (
        <Loading what="the report" lines={12} />
      )}
    </main>
  );
}

function Reading({ report }: { report: Report }) {
  const [query, change] = useQueryState();
  const facts = query.facts === "1";
  const shown = useMemo(() => inOrder(report.statements, facts || factOf(report, query.s)), [report, facts, query.s]);
  const at = shown.findIndex((s) => s.id === query.s);
  const focus = (s: Statement | undefined) => s && change({ s: s.id });
  useKeys("Report", [
    { keys: "j", does: "next statement", run: () => focus(shown[Math.min(shown.length - 1, at + 1)]) },
    { keys: "k", does: "previous statement", run: () => focus(shown[Math.max(0, at - 1)]) },
    { keys: "f", does: "facts of the incident, too", run: () => change({ facts: facts ? undefined : "1" }) },
  ]);
  return (
    <>
      <ReportHead report={report} />
      <div className={css.columns}>
        <ReportText report={report} statements={shown} focused={query.s} onFocus={(s) => change({ s })} />
        <aside className={css.side} aria-label="Statements">
          <div className={css.bar}>
            <h2 className="heading">Statements {shown.length}</h2>
            <Switch size="xs" label="facts, too" checked={facts} onChange={() => change({ facts: facts ? undefined : "1" })} />
          </div>
          <StatementList statements={shown} focused={query.s} onFocus={(s) => change({ s })} />
          <Relations report={report} />
        </aside>
      </div>
    </>
  );
}

function inOrder(statements: readonly Statement[], facts: boolean): Statement[] {
  return statements.filter((s) => facts || speaksFor(s.predicate)).sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether the statement in focus is a fact, which would otherwise not be shown. */
function factOf(report: Report, id: string | undefined): boolean {
  const s = report.statements.find((s) => s.id === id);
  return s !== undefined && !speaksFor(s.predicate);
}
