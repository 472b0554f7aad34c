import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Problem } from "../api/problem";
import css from "./states.module.css";

/** Grey lines where the words will be; a screen reader hears what is awaited. */
export function Loading({ what, lines = 4 }: { what: string; lines?: number }) {
  return (
    <div className={css.loading} role="status">
      <span className={css.said}>Loading {what}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} className={css.line} />
      ))}
    </div>
  );
}

/** Says that there is nothing, why, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p className={css.title}>{title}</p>
      {children}
    </div>
  );
}

/** Says what failed, where, and what to do, in the words of the server where it gave some. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = Problem.of(error);
  return (
    <div className={css.failure} role="alert">
      <p className={css.title}>{problem.what}</p>
      {problem.where && <p>Where: {problem.where}</p>}
      {problem.remedy && <p>What to do: {problem.remedy}</p>}
      {retry && (
        <Button variant="default" size="xs" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** The page when a part of it threw. */
export function Crash({ error, reset }: { error: unknown; reset?: () => void }) {
  const client = useQueryClient();
  const again = () => {
    client.clear();
    reset?.();
  };
  return (
    <main className={css.crash}>
      <Failure error={error} retry={again} />
    </main>
  );
}
