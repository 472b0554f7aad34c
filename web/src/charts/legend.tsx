import { LEVELS, lookOf } from "../model/levels";
import { LevelMark } from "../parts/level";
import css from "./legend.module.css";

/** The six levels with shape and word; with counts where given. */
export function Legend({ counts }: { counts?: ReadonlyMap<string, number> }) {
  return (
    <ul className={css.legend}>
      {LEVELS.map((level) => (
        <li key={level}>
          <LevelMark level={level} size={11} /> {lookOf(level).word}
          {counts && <span className="muted"> {(counts.get(level) ?? 0).toLocaleString("en")}</span>}
        </li>
      ))}
    </ul>
  );
}
