import { useComputedColorScheme } from "@mantine/core";
import type { Map as GLMap } from "maplibre-gl";
import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { MapAnswer } from "../api/types";
import { Empty } from "../parts/states";
import { makeBasemap, recolor, WORLD } from "./basemap";
import { ClusterMark } from "./clustermark";
import { clusters, type Cluster, type Spot } from "./clusters";
import css from "./world.module.css";

/** How near marks may come before they are shown as one, in pixels. */
const SQUARE = 44;

interface Props {
  places: MapAnswer | undefined;
  /** The box of the filter as west, south, east, north; undefined for the whole world. */
  box: readonly number[] | undefined;
  /** The incident that is pointed at elsewhere on the page. */
  lit: string | undefined;
  onBox: (box: readonly number[] | undefined) => void;
  onZoom: (zoom: number) => void;
  onPick: (id: string) => void;
  onHover: (id: string | undefined) => void;
}

/** The incidents on a map that moves with the filter: what it shows is what the list holds. */
export function WorldMap({ places, box, lit, onBox, onZoom, onPick, onHover }: Props) {
  const ground = useRef<HTMLDivElement>(null);
  const { map, failed, frame } = useBasemap(ground, box, onBox, onZoom);
  const marks = useMemo(() => (map && places ? gather(map, places) : []), [map, places, frame]);
  const pick = (c: Cluster) => {
    if (!map) return;
    const [id] = c.ids;
    if (c.count === 1 && id) onPick(id);
    else map.easeTo({ center: map.unproject([c.x, c.y]), zoom: map.getZoom() + 1.6 }, { byReader: true });
  };
  if (failed)
    return (
      <Empty title="This browser cannot draw the map.">
        <p>It needs WebGL. The list and the table of countries hold the same incidents.</p>
      </Empty>
    );
  return (
    <div className={css.world}>
      <div ref={ground} className={css.ground} />
      <div className={css.marks}>
        {marks.map((c) => (
          <ClusterMark key={c.key} cluster={c} lit={lit !== undefined && c.ids.includes(lit)} onPick={() => pick(c)} onHover={(over) => onHover(over && c.count === 1 ? c.ids[0] : undefined)} />
        ))}
      </div>
      {map && <Controls map={map} boxed={box !== undefined} onWorld={() => onBox(undefined)} />}
    </div>
  );
}

function Controls({ map, boxed, onWorld }: { map: GLMap; boxed: boolean; onWorld: () => void }) {
  const world = () => {
    map.fitBounds(WORLD as [number, number, number, number], {});
    onWorld();
  };
  return (
    <div className={css.controls}>
      <button type="button" aria-label="Closer" onClick={() => map.zoomIn({}, { byReader: true })}>
        +
      </button>
      <button type="button" aria-label="Further away" onClick={() => map.zoomOut({}, { byReader: true })}>
        −
      </button>
      {boxed && (
        <button type="button" className={css.whole} onClick={world}>
          whole world
        </button>
      )}
    </div>
  );
}

/** Holds a map on an element for as long as it is shown; frame changes whenever it has moved. */
function useBasemap(ground: RefObject<HTMLDivElement | null>, box: Props["box"], onBox: Props["onBox"], onZoom: Props["onZoom"]) {
  const [map, setMap] = useState<GLMap>();
  const [failed, setFailed] = useState(false);
  const [frame, setFrame] = useState(0);
  const first = useRef(box);
  const tell = useRef({ onBox, onZoom });
  useEffect(() => {
    tell.current = { onBox, onZoom };
  });
  useEffect(() => {
    if (!ground.current) return;
    let made: GLMap;
    try {
      made = makeBasemap(ground.current, first.current ?? WORLD);
    } catch {
      setFailed(true);
      return;
    }
    setMap(made);
    made.on("move", () => setFrame((n) => n + 1));
    made.on("resize", () => setFrame((n) => n + 1));
    made.on("moveend", (event: { originalEvent?: unknown; byReader?: boolean }) => {
      tell.current.onZoom(made.getZoom());
      if (event.originalEvent || event.byReader) tell.current.onBox(boxOf(made));
    });
    return () => {
      setMap(undefined);
      made.remove();
    };
  }, [ground]);
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    if (map) recolor(map);
  }, [map, scheme]);
  return { map, failed, frame };
}

/** What the map shows, in degrees with two decimals, kept to where the API's boxes may reach. */
function boxOf(map: GLMap): number[] {
  const b = map.getBounds();
  const within = (n: number, most: number) => Math.round(100 * Math.max(-most, Math.min(most, n))) / 100;
  return [within(b.getWest(), 180), within(b.getSouth(), 90), within(b.getEast(), 180), within(b.getNorth(), 90)];
}

function gather(map: GLMap, places: MapAnswer): Cluster[] {
  const spot = (p: { lat: number; lon: number }) => map.project([p.lon, p.lat]);
  const spots: Spot[] = [
    ...places.points.map((p) => ({ ...xy(spot(p)), id: p.id, levels: [{ level: p.level, value: 1 }] })),
    ...places.cells.map((c) => ({ ...xy(spot(c)), levels: c.levels.map((l) => ({ level: l.level, value: l.count })) })),
  ];
  return clusters(spots, SQUARE, xy(map.project([0, 0])));
}

function xy(p: { x: number; y: number }): { x: number; y: number } {
  return { x: p.x, y: p.y };
}
