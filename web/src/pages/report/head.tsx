import { Link } from "@tanstack/react-router";
import type { Report } from "../../api/types";
import { onlyAsOf } from "../../app/query";
import { dayShort, dayWords } from "../../model/dates";
import { visible } from "../../model/visible";
import css from "./head.module.css";

/** Where the report comes from and when; the address is shown, not linked: opening it would tell the other side who reads. */
export function ReportHead({ report }: { report: Report }) {
  return (
    <header className={css.head}>
      <p className={css.kicker}>{[visible(report.publisher), dayWords(report.published)].filter(Boolean).join(" · ")}</p>
      <h1 className="title" dir="auto">
        {visible(report.title || report.docid)}
      </h1>
      {report.incidents.length > 0 && (
        <p className={css.about}>
          Tells of{" "}
          {report.incidents.map((t, i) => (
            <span key={t.mention}>
              {i > 0 && "; "}
              <IncidentLink told={t} />
            </span>
          ))}
        </p>
      )}
      {!report.relevant && <p className="lede">The reader took this report to be about something other than an attack.</p>}
    </header>
  );
}

function IncidentLink({ told }: { told: Report["incidents"][number] }) {
  if (!told.incident) return <>an incident not tied to any other report</>;
  return (
    <>
      <Link to="/incidents/$id" params={{ id: told.incident }} search={onlyAsOf()}>
        {visible(told.title || told.incident)}
      </Link>
      {!told.main && <span className="muted"> (in passing)</span>}
    </>
  );
}

/** What the report belongs to: its copies, and how its text was made. */
export function Relations({ report }: { report: Report }) {
  return (
    <>
      <section className={css.section}>
        <h2 className="heading">Copies of this story</h2>
        {report.copies.length === 0 ? (
          <p className="muted small">None on record: it stands as an origin of its own.</p>
        ) : (
          <ul className="plain">
            {report.copies.map((c) => (
              <li key={c.id} className={css.item}>
                <Link to="/reports/$id" params={{ id: c.id }}>
                  {visible(c.title || c.docid)}
                </Link>
                <span className="muted">
                  {" "}
                  · {[visible(c.publisher), dayShort(c.published), c.copy_of ? "a copy" : "the first"].filter(Boolean).join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={css.section}>
        <h2 className="heading">How it was read</h2>
        <dl className={css.made}>
          <dt>Text</dt>
          <dd>{report.text_method}</dd>
          <dt>Statements</dt>
          <dd>
            {report.method}, codebook {report.codebook}
          </dd>
          {report.url && (
            <>
              <dt>Address</dt>
              <dd className={css.code}>{visible(report.url)}</dd>
            </>
          )}
          <dt>Original</dt>
          <dd className={css.code}>{report.original}</dd>
        </dl>
      </section>
    </>
  );
}
