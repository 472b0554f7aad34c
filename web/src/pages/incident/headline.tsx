import { Link, useNavigate } from "@tanstack/react-router";
import type { Incident } from "../../api/types";
import { useKeys } from "../../app/keys";
import { dayWords, weekday } from "../../model/dates";
import { lookOf } from "../../model/levels";
import { words } from "../../model/predicates";
import { visible } from "../../model/visible";
import { LevelTag } from "../../parts/level";
import { likelihoodWords, toldWords } from "./reading";
import css from "./headline.module.css";

/** What, where, when, and the judgement in words. */
export function Headline({ incident }: { incident: Incident }) {
  const navigate = useNavigate();
  useKeys("Incident", [
    { keys: "p", does: "the dossier to print", run: () => void navigate({ to: "/incidents/$id/dossier", params: { id: incident.id } }) },
  ]);
  return (
    <header>
      <h1 className="title">{visible(titleOf(incident))}</h1>
      <p className={css.meta}>
        {[weekday(incident.date), dayWords(incident.date, incident.date_precision)].filter(Boolean).join(" ")}
        {incident.place && ` · ${visible(incident.place.name)}, ${visible(incident.place.country)}`}
        {` · ${toldWords(incident.told_by)}`}
        {" · "}
        <Link to="/incidents/$id/dossier" params={{ id: incident.id }}>
          dossier to print
        </Link>
      </p>
      <section className={css.judgement} aria-label="Judgement" style={{ "--edge": `var(${lookOf(incident.level).color})` } as React.CSSProperties}>
        <p className={css.level}>
          <LevelTag level={incident.level} stage={incident.stage} size={18} />
          {incident.organisation && <span className={css.organisation}>{visible(incident.organisation)}</span>}
        </p>
        <p className={css.says}>{lookOf(incident.level).says}</p>
        <dl className={css.terms}>
          <Term name="Likelihood">{likelihoodWords(incident.likelihood.word) || "none: the level carries no likelihood"}</Term>
          <Term name="Confidence">{incident.confidence}</Term>
          <Term name="Changed">{changesWords(incident)}</Term>
        </dl>
        {incident.others.length > 0 && (
          <p className={css.others}>
            <span className="muted">Also in question: </span>
            {incident.others.map((o) => (
              <span key={o.organisation} className={css.other}>
                {visible(o.organisation) || "no organisation named"}, <LevelTag level={o.level} stage={o.stage} size={11} />
              </span>
            ))}
          </p>
        )}
      </section>
    </header>
  );
}

/** The kind of attack and its place: the date stands in the line below. */
export function titleOf(incident: Pick<Incident, "title" | "attack_type" | "outcome" | "place">): string {
  if (!incident.place) return incident.title;
  const kind = !incident.attack_type || incident.attack_type === "other" ? "attack" : words(incident.attack_type);
  const what = incident.outcome === "foiled" ? `foiled ${kind}` : kind;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} in ${incident.place.name}`;
}

function Term({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function changesWords(incident: Incident): string {
  const n = Math.max(0, incident.history.length - 1);
  if (n === 0) return "not since the first report";
  const last = incident.history.at(-1);
  return `${n === 1 ? "once" : n === 2 ? "twice" : `${n} times`}, last on ${dayWords(last?.from)}`;
}
