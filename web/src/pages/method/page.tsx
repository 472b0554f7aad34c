import { useTitle } from "../../app/title";
import { useCodebook, useQuality } from "../../api/queries";
import type { Codebook, Quality } from "../../api/types";
import { words } from "../../model/predicates";
import { LevelMark, LevelTag } from "../../parts/level";
import { speaksFor } from "../../model/predicates";
import { Failure, Loading } from "../../parts/states";
import { figureGroups } from "./figures";
import css from "./page.module.css";

/** The words and rules that judgements are made by, and how well the machine does, as measured. */
export function MethodPage() {
  useTitle("Method");
  const codebook = useCodebook();
  const quality = useQuality();
  return (
    <main className="page">
      <h1 className="title">Method</h1>
      <p className="lede">
        Reports are read by rules, statement by statement; a judgement follows from the statements by the codebook. This page prints the
        codebook in force and the figures that were measured against hand-coded sets. Read the sentences, not the level alone.
      </p>
      <div className={css.columns}>
        {codebook.error ? <Failure error={codebook.error} retry={() => void codebook.refetch()} /> : codebook.data ? <Words codebook={codebook.data} /> : <Loading what="the codebook" lines={12} />}
        {quality.error ? <Failure error={quality.error} retry={() => void quality.refetch()} /> : quality.data ? <Figures quality={quality.data} /> : <Loading what="the figures" lines={8} />}
      </div>
    </main>
  );
}

function Words({ codebook }: { codebook: Codebook }) {
  return (
    <div className={css.words}>
      <section className="card" aria-labelledby="levels-heading">
        <h2 className="heading" id="levels-heading">
          Levels · codebook {codebook.version}
        </h2>
        <dl className={css.terms}>
          {codebook.levels.map((l) => (
            <div key={l.name} className={css.term}>
              <dt>
                <LevelTag level={l.name} />
              </dt>
              <dd className="serif">{l.definition}</dd>
            </div>
          ))}
        </dl>
        <Terms title="Stages of remote control" terms={codebook.stages} />
      </section>
      <section className="card" aria-labelledby="rules-heading">
        <h2 className="heading" id="rules-heading">
          Rules that no weight overrides
        </h2>
        <ol className={css.rules}>
          {codebook.rules.map((r) => (
            <li key={r.id} value={r.number || undefined}>
              {r.text}
            </li>
          ))}
        </ol>
      </section>
      <section className="card" aria-labelledby="predicates-heading">
        <h2 className="heading" id="predicates-heading">
          What a statement can say
        </h2>
        <dl className={css.terms}>
          {codebook.predicates.map((p) => (
            <div key={p.name} className={css.term}>
              <dt>
                <span className={css.predicate}>
                  <LevelMark level={speaksFor(p.name) ?? "undetermined"} size={11} /> {words(p.name)}
                </span>
              </dt>
              <dd>{p.definition}</dd>
            </div>
          ))}
        </dl>
        <p className="muted small">The shape is that of the level which the statement, affirmed, speaks for.</p>
      </section>
      <section className="card" aria-labelledby="likelihood-heading">
        <h2 className="heading" id="likelihood-heading">
          Likelihood and confidence
        </h2>
        <table className="table">
          <thead>
            <tr>
              <th>Word</th>
              <th className="num">From</th>
              <th className="num">To</th>
            </tr>
          </thead>
          <tbody>
            {codebook.likelihood_words.map((w) => (
              <tr key={w.word}>
                <td>{w.word}</td>
                <td className="num">{w.low} %</td>
                <td className="num">{w.high} %</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="muted small">{codebook.likelihood_source}</p>
        <Terms title="Confidence" terms={codebook.confidences.map((c) => ({ name: c.name, definition: c.criteria }))} />
        <Terms title="Kinds of speaker" terms={codebook.speaker_kinds} />
      </section>
    </div>
  );
}

function Terms({ title, terms }: { title: string; terms: readonly { name: string; definition: string }[] }) {
  return (
    <>
      <h3 className={css.subtitle}>{title}</h3>
      <dl className={css.terms}>
        {terms.map((t) => (
          <div key={t.name} className={css.term}>
            <dt>{words(t.name)}</dt>
            <dd>{t.definition}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Figures({ quality }: { quality: Quality }) {
  return (
    <section className={`card ${css.figures}`} aria-labelledby="figures-heading">
      <h2 className="heading" id="figures-heading">
        Measured quality
      </h2>
      <p className="muted small">
        On sets that were coded by hand. The development sets were looked at while the rules were written: expect less on reports of another
        kind. A change that lowers a figure does not get in without a reason.
      </p>
      {figureGroups(quality.figures).map((g) => (
        <div key={g.set}>
          <h3 className={css.subtitle}>{g.set}</h3>
          {g.about && <p className="muted small">{g.about}</p>}
          <table className="table">
            <tbody>
              {g.figures.map((f) => (
                <tr key={f.name}>
                  <td>
                    {f.name}
                    {f.lowered && (
                      <details className={css.lowered}>
                        <summary>was let fall once</summary>
                        {f.lowered}
                      </details>
                    )}
                  </td>
                  <td className="num">{f.value.toFixed(3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
}
