import type { Course, Source } from "../../api/types";
import { useAsOf } from "../../app/asof";
import { nextStop } from "../../app/asofbar";
import { CourseChart, type ReportMark } from "../../charts/coursechart";
import { dayShort, daysBetween, firstDay, sinceWords } from "../../model/dates";
import { visible } from "../../model/visible";
import { LevelTag } from "../../parts/level";
import css from "./coursecard.module.css";

/** The course of the judgement, drawn and as a table. */
export function CourseCard({ course, sources }: { course: Course; sources: readonly Source[] }) {
  const { frame, shown, set } = useAsOf();
  const origin = frame.origin ?? frame.from;
  return (
    <section className="card" aria-labelledby="course-heading">
      <h2 className="heading" id="course-heading">
        Course of the judgement
      </h2>
      <CourseChart
        course={course.course}
        reports={marks(course, sources)}
        origin={origin}
        from={frame.from}
        to={frame.to}
        asOf={shown}
        onMove={set}
        onJump={(forward) => set(nextStop(frame.stops ?? [], shown, forward) ?? shown)}
      />
      <p className={css.hint}>
        Drag the line, or focus it and use the arrow keys; <kbd>{"{"}</kbd> and <kbd>{"}"}</kbd> jump to the report or change before and
        after. Days are on a scale that gives the first weeks room. Hollow marks: not yet published on the date.
      </p>
      <CourseTable course={course} origin={origin} />
    </section>
  );
}

/** A mark for every report known as of the date, and one for every later day on which something appears. */
function marks(course: Course, sources: readonly Source[]): ReportMark[] {
  const known = sources
    .filter((s) => s.published !== "")
    .map((s) => ({ id: s.id, day: firstDay(s.published), label: visible(s.publisher || s.docid), copy: !!s.copy_of }));
  const days = new Set(known.map((m) => m.day));
  const later = course.days.filter((d) => !days.has(firstDay(d))).map((d) => ({ id: d, day: firstDay(d), label: "published later", copy: false }));
  return [...known, ...later];
}

function CourseTable({ course, origin }: { course: Course; origin: string }) {
  return (
    <details className={css.table}>
      <summary>Table</summary>
      <table className="table">
        <thead>
          <tr>
            <th>From</th>
            <th>After the attack</th>
            <th>Level</th>
            <th>Likelihood</th>
            <th>Confidence</th>
            <th className="num">Statements behind it</th>
          </tr>
        </thead>
        <tbody>
          {course.course.map((c) => (
            <tr key={c.from + c.level + c.stage}>
              <td>{dayShort(c.from)}</td>
              <td>{c.from && sinceWords(daysBetween(origin, firstDay(c.from)))}</td>
              <td>
                <LevelTag level={c.level} stage={c.stage} size={11} />
              </td>
              <td>{c.likelihood.word || "none"}</td>
              <td>{c.confidence}</td>
              <td className="num">{c.because.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
