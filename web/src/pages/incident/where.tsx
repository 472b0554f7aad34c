import { lazy, Suspense } from "react";
import type { Place } from "../../api/types";
import { visible } from "../../model/visible";
import css from "./where.module.css";

const SmallMap = lazy(async () => ({ default: (await import("../../map/smallmap")).SmallMap }));

/** The place on a small map, with its name and how precisely it is known. */
export function Where({ place, level }: { place: Place | undefined; level: string }) {
  if (!place)
    return (
      <section className="card">
        <h2 className="heading">Place</h2>
        <p className="muted">No report names a place that the gazetteer knows.</p>
      </section>
    );
  return (
    <figure className={css.figure}>
      <Suspense fallback={<div className={css.blank} />}>
        <SmallMap lat={place.lat} lon={place.lon} level={level} label={visible(place.name)} />
      </Suspense>
      <figcaption className={css.caption}>
        {[...new Set([place.name, place.region, place.country])].filter(Boolean).map((n) => visible(n)).join(", ")} · known to the {place.precision}
      </figcaption>
    </figure>
  );
}
