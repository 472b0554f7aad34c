import type { Transitions } from "../../api/types";
import { LEVELS, lookOf } from "../../model/levels";
import { number } from "../../model/words";
import { LevelMark } from "../../parts/level";
import css from "./matrix.module.css";

/** First levels against later ones; the deeper the cell, the more incidents. What stayed lies on the diagonal. */
export function TransitionMatrix({ transitions }: { transitions: Transitions["transitions"] }) {
  const most = Math.max(1, ...transitions.map((t) => t.count));
  const count = (first: string, later: string) => transitions.find((t) => t.first === first && t.later === later)?.count ?? 0;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Transitions">
      <table className={css.matrix}>
        <thead>
          <tr>
            <th className={css.corner}>
              first <span aria-hidden="true">↓</span> later <span aria-hidden="true">→</span>
            </th>
            {LEVELS.map((l) => (
              <th key={l} scope="col">
                <LevelMark level={l} size={12} />
                <span>{lookOf(l).word}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LEVELS.map((first) => (
            <tr key={first}>
              <th scope="row">
                <span className={css.name}>
                  <LevelMark level={first} size={12} /> {lookOf(first).word}
                </span>
              </th>
              {LEVELS.map((later) => {
                const n = count(first, later);
                const depth = `${n === 0 ? 0 : Math.round(12 + (38 * n) / most)}%`;
                return (
                  <td key={later} data-same={first === later || undefined} style={{ "--depth": depth } as React.CSSProperties}>
                    {n ? number(n) : "·"}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
