import { useQuery } from "@tanstack/react-query";
import { lookOf } from "../model/levels";
import { SHAPES } from "../parts/level";
import landURL from "./land.json?url";
import { frameAround, pathOf, type Land } from "./plane";
import css from "./smallmap.module.css";

/** A place in its surroundings, as plain SVG: it prints, and it needs no WebGL. */
export function SmallMap({ lat, lon, level, label }: { lat: number; lon: number; level: string; label: string }) {
  const land = useQuery({ queryKey: ["land"], queryFn: fetchLand, staleTime: Infinity });
  const frame = frameAround(lat, lon);
  const look = lookOf(level);
  const shape = SHAPES[look.shape];
  return (
    <svg className={css.map} viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={`Map: ${label}`}>
      {land.data?.features.map((f, i) => (
        <path key={i} className={f.properties.kind === "land" ? css.land : css.border} d={pathOf(f.geometry, frame)} />
      ))}
      <g transform={`translate(${frame.width / 2},${frame.height / 2})`}>
        <circle className={css.halo} r={15} fill={`var(${look.color})`} />
        <path
          className={css.mark}
          transform="translate(-8,-8)"
          d={shape.path}
          fill={shape.hollow ? "var(--card)" : `var(${look.color})`}
          stroke={shape.hollow ? `var(${look.color})` : "var(--card)"}
          strokeWidth={shape.hollow ? 2.6 : 1}
          strokeDasharray={shape.dash}
        />
        <text className={css.label} x={19} y={5}>
          {label}
        </text>
      </g>
    </svg>
  );
}

async function fetchLand({ signal }: { signal: AbortSignal }): Promise<Land> {
  const answer = await fetch(landURL, { signal });
  if (!answer.ok) throw new Error(`the map’s outlines did not load: ${answer.status}`);
  return (await answer.json()) as Land;
}
