import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Query } from "./query";


/**
 * The query of the address and the way to change it; undefined takes a name
 * out. A change replaces the
 * entry in the history unless push is set: moving a slider is no journey that
 * the back button should retrace.
 */
export function useQueryState(): [Query, (patch: Query, push?: boolean) => void] {
  const query = useSearch({ strict: false }) as Query;
  const navigate = useNavigate();
  const change = useCallback(
    (patch: Query, push = false) => {
      void navigate({
        to: ".",
        search: (old: Query): Query => ({ ...old, ...patch }),
        replace: !push,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [query, change];
}
