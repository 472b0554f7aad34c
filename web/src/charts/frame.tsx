import type { ReactNode } from "react";
import { csvOf, type Table } from "../model/table";
import css from "./frame.module.css";

interface Props {
  id: string;
  title: string;
  /** What the chart shows, in a sentence with its main figure. */
  summary?: ReactNode;
  /** The same numbers, for the table and the CSV. */
  table: Table;
  /** How the numbers were computed, and the way to ask for them again. */
  query?: ReactNode;
  /** What stands in the heading beside the title. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A chart with its table, its CSV and the query that made it. */
export function ChartFrame({ id, title, summary, table, query, tools, children }: Props) {
  return (
    <section className="card" aria-labelledby={id}>
      <div className={css.head}>
        <h2 className="heading" id={id}>
          {title}
        </h2>
        {tools}
      </div>
      {summary && <p className={css.summary}>{summary}</p>}
      {children}
      <div className={css.more}>
        <details>
          <summary>Table</summary>
          <div className="scroll">
            <TableOf table={table} />
          </div>
        </details>
        <button type="button" className="link" onClick={() => download(`${id}.csv`, csvOf(table))}>
          CSV
        </button>
        {query && (
          <details>
            <summary>The query behind this</summary>
            {query}
          </details>
        )}
      </div>
    </section>
  );
}

export function TableOf({ table }: { table: Table }) {
  return (
    <table className="table">
      <thead>
        <tr>
          {table.columns.map((c, i) => (
            <th key={c} className={typeof table.rows[0]?.[i] === "number" ? "num" : undefined}>
              {c}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, i) => (
          <tr key={i}>
            {row.map((value, j) => (
              <td key={j} className={typeof value === "number" ? "num" : undefined}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Hands text to the reader as a file; nothing leaves the page. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
