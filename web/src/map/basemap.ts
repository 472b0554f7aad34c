import { Map as GLMap, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import workerURL from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import landURL from "./land.json?url";

/** The whole inhabited world: west, south, east, north. */
export const WORLD: [number, number, number, number] = [-150, -52, 168, 72];

/** The colours of the map, taken from the scheme in use. */
function palette(): Record<"sea" | "land" | "coast", string> {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return { sea: of("--sea"), land: of("--land"), coast: of("--coast") };
}

function styleOf(): StyleSpecification {
  const { sea, land, coast } = palette();
  return {
    version: 8,
    sources: { world: { type: "geojson", data: new URL(landURL, window.location.href).href } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": sea } },
      { id: "land", type: "fill", source: "world", filter: ["==", "kind", "land"], paint: { "fill-color": land } },
      { id: "coast", type: "line", source: "world", filter: ["==", "kind", "land"], paint: { "line-color": coast, "line-width": 0.8 } },
      { id: "borders", type: "line", source: "world", filter: ["==", "kind", "border"], paint: { "line-color": coast, "line-width": 0.7, "line-dasharray": [3, 2] } },
    ],
  };
}

/**
 * Makes the ground that incidents are drawn on: land, coast and borders from
 * our own files. It asks nobody for tiles, fonts or pictures.
 */
export function makeBasemap(container: HTMLElement, box: readonly number[]): GLMap {
  setWorkerUrl(workerURL);
  const map = new GLMap({
    container,
    style: styleOf(),
    bounds: box as [number, number, number, number],
    attributionControl: false,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 8,
    minZoom: -1,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return map;
}

/** Gives the map the colours of the scheme in use; one that is still loading has them already. */
export function recolor(map: GLMap): void {
  if (!map.getLayer("sea")) return;
  const { sea, land, coast } = palette();
  map.setPaintProperty("sea", "background-color", sea);
  map.setPaintProperty("land", "fill-color", land);
  map.setPaintProperty("coast", "line-color", coast);
  map.setPaintProperty("borders", "line-color", coast);
}
