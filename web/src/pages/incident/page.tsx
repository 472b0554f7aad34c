import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { useCourse, useIncident } from "../../api/queries";
import type { Course, Incident } from "../../api/types";
import { useAsOf, useFrame, type Frame } from "../../app/asof";
import { useTitle } from "../../app/title";
import { addDays, dayWords, firstDay, today } from "../../model/dates";
import { visible } from "../../model/visible";
import { Empty, Failure, Loading } from "../../parts/states";
import { Problem } from "../../api/problem";
import { Conflicts } from "./conflictlist";
import { CourseCard } from "./coursecard";
import { EvidenceTable } from "./evidencetable";
import { Facts } from "./facts";
import { Headline } from "./headline";
import { PartList } from "./partlist";
import { evidenceOf, withRole } from "./reading";
import { Rules } from "./rules";
import { Sources } from "./sources";
import { Where } from "./where";
import css from "./page.module.css";

/** One incident: what is known of it as of a date, and on whose word. */
export function IncidentPage() {
  const { id = "" } = useParams({ strict: false });
  const { day } = useAsOf();
  const course = useCourse(id);
  useFrame(useMemo(() => course.data && frameOf(course.data), [course.data]));
  const incident = useIncident(id, day);
  useTitle(visible(incident.data?.title));
  if (course.error) return <Stop error={course.error} retry={() => void course.refetch()} />;
  if (!course.data) return <Wait />;
  const early = incident.error && Problem.of(incident.error).status === 404;
  if (incident.error && !early) return <Stop error={incident.error} retry={() => void incident.refetch()} />;
  return (
    <main className="page">
      {incident.data && !early ? (
        <Known incident={incident.data} course={course.data} />
      ) : early ? (
        <BeforeFirst course={course.data} />
      ) : (
        <Loading what="the incident" lines={9} />
      )}
    </main>
  );
}

/** The days that the control spans here: from the attack, or the first report if that came before, to today. */
function frameOf(course: Course): Frame {
  const origin = firstDay(course.date) || course.days[0] || today();
  const first = course.days[0] ?? origin;
  return {
    from: first < origin ? first : origin,
    to: [today(), addDays(origin, 1)].sort()[1]!,
    origin,
    stops: [...new Set([...course.days, ...course.course.map((c) => c.from)])].filter(Boolean),
  };
}

function Known({ incident, course }: { incident: Incident; course: Course }) {
  const evidence = useMemo(() => evidenceOf(incident), [incident]);
  return (
    <>
      <Headline incident={incident} />
      <div className={css.columns}>
        <div className={css.main}>
          <CourseCard course={course} sources={incident.told_by} />
          <PartList title="Because" evidence={withRole(evidence, "because")} origin={incident.date}>
            Nothing that was said carries a level yet.
          </PartList>
          <PartList title="Against" evidence={withRole(evidence, "against")} origin={incident.date} against>
            Nothing on record speaks against this reading.
          </PartList>
          <Conflicts statements={incident.evidence} />
        </div>
        <aside className={css.side}>
          <Where place={incident.place} level={incident.level} />
          <Facts incident={incident} />
          <Rules incident={incident} />
          <Sources sources={incident.told_by} incident={incident.id} />
        </aside>
      </div>
      <EvidenceTable evidence={evidence} origin={incident.date} level={incident.level} />
    </>
  );
}

function BeforeFirst({ course }: { course: Course }) {
  const { set } = useAsOf();
  const first = course.days[0];
  return (
    <>
      <Empty title="Nothing had been published about this incident by that date.">
        {first && (
          <p>
            The first report is of {dayWords(first)}.{" "}
            <button type="button" className="link" onClick={() => set(first)}>
              Read as of that day
            </button>
          </p>
        )}
      </Empty>
      <CourseCard course={course} sources={[]} />
    </>
  );
}

function Wait() {
  return (
    <main className="page">
      <Loading what="the incident" lines={9} />
    </main>
  );
}

function Stop({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="page narrow">
      <Failure error={error} retry={retry} />
    </main>
  );
}
