import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useRecord, useIncident } from "../../api/queries";
import type { About, Incident, Statement } from "../../api/types";
import { useAsOf } from "../../app/asof";
import { useKeys } from "../../app/keys";
import { useTitle } from "../../app/title";
import { dayShort, dayWords, today } from "../../model/dates";
import { levelWords, lookOf } from "../../model/levels";
import { kindWords, predicateWords, words } from "../../model/predicates";
import { visible } from "../../model/visible";
import { plural } from "../../model/words";
import { Failure, Loading } from "../../parts/states";
import { countWords, likelihoodWords, toldWords } from "../incident/reading";
import { numbered, type Numbered } from "./numbered";
import css from "./page.module.css";

/** An incident as a document: numbered evidence with its sources, to be printed. */
export function DossierPage() {
  const { id = "" } = useParams({ strict: false });
  const { day } = useAsOf();
  const incident = useIncident(id, day);
  const record = useRecord().data;
  useTitle(incident.data && `Dossier: ${visible(incident.data.title)}`);
  useKeys("Dossier", [{ keys: "p", does: "print", run: () => window.print() }]);
  if (incident.error) return <main className="page narrow"><Failure error={incident.error} retry={() => void incident.refetch()} /></main>;
  if (!incident.data) return <main className="page narrow"><Loading what="the dossier" lines={14} /></main>;
  return (
    <main className="page narrow">
      <p className={`noprint ${css.tools}`}>
        <Link to="/incidents/$id" params={{ id }}>
          Back to the incident
        </Link>
        <Button variant="default" size="xs" onClick={() => window.print()}>
          Print, or save as PDF
        </Button>
      </p>
      <Document incident={incident.data} asOf={day} record={record} />
    </main>
  );
}

function Document({ incident, asOf, record }: { incident: Incident; asOf: string | undefined; record: About | undefined }) {
  const { rows, numberOf } = numbered(incident);
  return (
    <article className={css.document}>
      <header>
        <p className={css.kicker}>Dossier · as of {asOf ? dayWords(asOf) : `everything taken in by ${dayWords(today())}`}</p>
        <h1 className="title">{visible(incident.title)}</h1>
        <p>
          {toldWords(incident.told_by)}. {incident.evidence.length} statements about an organisation’s role.
        </p>
      </header>
      <h2>Judgement</h2>
      <p className={css.judgement}>
        <strong>{levelWords(incident.level, incident.stage)}</strong>
        {incident.organisation && ` (${visible(incident.organisation)})`}. {lookOf(incident.level).says}
      </p>
      <p>
        Likelihood: {likelihoodWords(incident.likelihood.word) || "none"}. Confidence: {incident.confidence}. Carried by{" "}
        {references(incident.judgement.because, numberOf) || "no statement"}. Against: {references(incident.judgement.against, numberOf) || "none"}.
      </p>
      <p className={css.caution}>A reading of published statements as of the date, not a verdict on a person. “No known link” is not “no link”.</p>
      <h2>Course</h2>
      <ol className={css.course}>
        {incident.history.map((c) => (
          <li key={c.from + c.level + c.stage}>
            {dayWords(c.from)}: {levelWords(c.level, c.stage)} <span className="muted">({references(c.because, numberOf) || "nothing carries a level"})</span>
          </li>
        ))}
      </ol>
      <h2>Facts as reported</h2>
      <Facts incident={incident} />
      <h2>Evidence</h2>
      <ol className={css.evidence}>
        {rows.map((r) => (
          <EvidenceItem key={r.statement.id} row={r} />
        ))}
      </ol>
      <h2>Reports</h2>
      <ol className={css.sources}>
        {incident.told_by.map((s) => (
          <li key={s.id}>
            {[visible(s.publisher), visible(s.title || s.docid), dayWords(s.published)].filter(Boolean).join(", ")}
            {s.copy_of && " (a copy)"}
            {s.url && <span className={css.url}>{visible(s.url)}</span>}
          </li>
        ))}
      </ol>
      <footer className={css.colophon}>
        Incident {incident.id}. Codebook {incident.judgement.codebook}.
        {record && ` Record of ${plural(record.writes, "write")}, digest ${record.digest}. ascribe ${record.version}.`}
      </footer>
    </article>
  );
}

function references(ids: readonly string[], numberOf: Map<string, number>): string {
  return ids.flatMap((id) => numberOf.get(id) ?? []).sort((a, b) => a - b).map((n) => `[${n}]`).join(" ");
}

function Facts({ incident }: { incident: Incident }) {
  return (
    <table className="table">
      <tbody>
        {incident.facts.map((f) => (
          <tr key={f.predicate}>
            <th scope="row">{words(f.predicate)}</th>
            <td>
              {f.predicate === "killed" ? countWords(incident.killed) : f.predicate === "injured" ? countWords(incident.injured) : f.values.map((v) => visible(words(v.value))).join("; ")}
            </td>
            <td className="muted">{plural(f.values[0]?.origins ?? 0, "origin")} for the first value</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EvidenceItem({ row }: { row: Numbered }) {
  const s: Statement = row.statement;
  return (
    <li value={row.number} className={css.item}>
      <q className={css.quote}>{visible(s.quote)}</q>
      <span className={css.meta}>
        {predicateWords(s.predicate, s.polarity)}, {s.certainty}. {s.speaker ? `${visible(s.speaker)} (${kindWords(s.speaker_kind)})` : kindWords(s.speaker_kind)}
        {s.behind && `, invoking ${visible(s.behind)}`}. Report {row.source}, characters {s.start}–{s.end}, {dayShort(s.published)}
        {row.role && `. Counts ${row.role === "because" ? "for" : "against"} the reading`}.
      </span>
    </li>
  );
}
