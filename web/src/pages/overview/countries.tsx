import type { Counts } from "../../api/types";
import { TableOf } from "../../charts/frame";
import { inLevelOrder, total } from "../../charts/stack";
import { LEVELS, lookOf } from "../../model/levels";
import { countryName } from "./filters";

/** The incidents by country, as the map's table. */
export function Countries({ counts }: { counts: Counts }) {
  const rows = counts.countries.map((c) => {
    const values = c.levels.map((l) => ({ level: l.level, value: l.count }));
    return [countryName(c.country), total(values), ...inLevelOrder(values)];
  });
  return (
    <details className="small">
      <summary>By country, as reported</summary>
      <div className="scroll">
        <TableOf table={{ columns: ["country", "incidents", ...LEVELS.map((l) => lookOf(l).word)], rows }} />
      </div>
    </details>
  );
}
