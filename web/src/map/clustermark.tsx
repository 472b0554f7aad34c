import { arc, pie } from "d3-shape";
import { stack } from "../charts/stack";
import { lookOf } from "../model/levels";
import { SHAPES } from "../parts/level";
import { radiusOf, type Cluster } from "./clusters";
import css from "./world.module.css";

interface Props {
  cluster: Cluster;
  lit: boolean;
  onPick: () => void;
  onHover: (over: boolean) => void;
}

/** One incident as the shape of its level; several as their number in a ring of the levels. */
export function ClusterMark({ cluster, lit, onPick, onHover }: Props) {
  const single = cluster.count === 1;
  const r = single ? 9 : radiusOf(cluster.count);
  return (
    <button
      type="button"
      className={css.cluster}
      // The list beside is the way by keyboard: it holds every mark as a row.
      tabIndex={-1}
      aria-label={labelOf(cluster)}
      title={labelOf(cluster)}
      data-lit={lit || undefined}
      style={{ transform: `translate(${cluster.x - r}px,${cluster.y - r}px)`, width: 2 * r, height: 2 * r }}
      onClick={onPick}
      onMouseEnter={() => onHover(true)}
      onMouseLeave={() => onHover(false)}
    >
      {single ? <Single level={cluster.levels[0]?.level ?? ""} /> : <Ring cluster={cluster} r={r} />}
    </button>
  );
}

function labelOf(c: Cluster): string {
  const mix = stack(c.levels).map((p) => `${p.to - p.from} ${lookOf(p.level).word}`);
  return c.count === 1 ? lookOf(c.levels[0]?.level ?? "").word : `${c.count} incidents: ${mix.join(", ")}`;
}

function Single({ level }: { level: string }) {
  const look = lookOf(level);
  const shape = SHAPES[look.shape];
  return (
    <svg viewBox="-1 -1 18 18" width={18} height={18} aria-hidden="true">
      <path d={shape.path} className={css.under} />
      <path
        d={shape.path}
        fill={shape.hollow ? "var(--card)" : `var(${look.color})`}
        stroke={shape.hollow ? `var(${look.color})` : "var(--card)"}
        strokeWidth={shape.hollow ? 2.6 : 1}
        strokeDasharray={shape.dash}
      />
    </svg>
  );
}

function Ring({ cluster, r }: { cluster: Cluster; r: number }) {
  const slices = pie<{ level: string; value: number }>()
    .sort(null)
    .value((s) => s.value)(stack(cluster.levels).map((p) => ({ level: p.level, value: p.to - p.from })));
  const shape = arc<(typeof slices)[number]>().innerRadius(r - 4.5).outerRadius(r - 0.5);
  return (
    <svg viewBox={`${-r} ${-r} ${2 * r} ${2 * r}`} aria-hidden="true">
      <circle r={r - 0.5} className={css.disc} />
      {slices.map((s) => (
        <path key={s.data.level} d={shape(s) ?? ""} fill={`var(${lookOf(s.data.level).color})`} />
      ))}
      <text className={css.number} y={4}>
        {cluster.count < 10_000 ? cluster.count : `${Math.round(cluster.count / 1000)}k`}
      </text>
    </svg>
  );
}
