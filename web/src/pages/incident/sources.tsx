import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useLinks } from "../../api/queries";
import type { Source } from "../../api/types";
import { useAsOf } from "../../app/asof";
import { dayShort } from "../../model/dates";
import { visible } from "../../model/visible";
import { Failure, Loading } from "../../parts/states";
import css from "./sources.module.css";

/** The reports that tell of the incident, copies marked, and why they belong together. */
export function Sources({ sources, incident }: { sources: readonly Source[]; incident: string }) {
  const [why, setWhy] = useState(false);
  return (
    <section className="card" aria-labelledby="sources-heading">
      <h2 className="heading" id="sources-heading">
        Reports
      </h2>
      <ol className="plain">
        {sources.map((s) => (
          <li key={s.id} className={css.source}>
            <Link to="/reports/$id" params={{ id: s.id }}>
              {visible(s.title || s.docid)}
            </Link>
            <span className={css.meta}>
              {[dayShort(s.published), visible(s.publisher), s.main ? "" : "in passing", s.copy_of ? "a copy" : ""].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ol>
      <details onToggle={(e) => setWhy(e.currentTarget.open)}>
        <summary className={css.why}>Why they belong together</summary>
        {why && <Why incident={incident} />}
      </details>
    </section>
  );
}

function Why({ incident }: { incident: string }) {
  const { day } = useAsOf();
  const links = useLinks(incident, day, true);
  if (links.error) return <Failure error={links.error} retry={() => void links.refetch()} />;
  if (!links.data) return <Loading what="the links" />;
  if (links.data.links.length === 0) return <p className="muted small">One report tells of it, so nothing had to be tied.</p>;
  return (
    <ul className={css.links}>
      {links.data.links.map((l) => (
        <li key={l.id}>
          {l.by_hand ? "by hand" : `${Math.round(100 * l.score)} %`}: {visible(l.reason)}
        </li>
      ))}
    </ul>
  );
}
