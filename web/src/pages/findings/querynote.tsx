import type { FindingQuery } from "../../api/types";
import { dayWords } from "../../model/dates";
import { plural } from "../../model/words";

/** How a finding was computed and from which version of the record, and the address that asks for it again. */
export function QueryNote({ path, query }: { path: string; query: FindingQuery }) {
  return (
    <div>
      <p>{query.method}.</p>
      <p className="muted">
        As of {query.as_of ? dayWords(query.as_of) : "everything taken in"}; codebook {query.codebook}; record of {plural(query.writes, "write")}.
      </p>
      <pre className="code">
        GET /api/v1/findings/{path}
        {query.filter && `?${query.filter.replace(/^\?/, "")}`}
        {"\n"}record digest {query.digest}
      </pre>
    </div>
  );
}
