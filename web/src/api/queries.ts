import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api, dataOf } from "./client";
import { withoutBox, withoutDates, type Filter } from "./filter";
import type { paths } from "./schema";

type Sort = NonNullable<NonNullable<paths["/api/v1/incidents"]["get"]["parameters"]["query"]>["sort"]>;
export type Step = NonNullable<NonNullable<paths["/api/v1/counts"]["get"]["parameters"]["query"]>["step"]>;

const PAGE = 40;
/** While the as-of date is dragged the last answer stays on the page until the next is there. */
const steady = { placeholderData: keepPreviousData };
/** What cannot change while the program runs. */
const fixed = { staleTime: Infinity };

/** The record: its size, its days, and the words that filters offer. */
export function useRecord() {
  return useQuery({ queryKey: ["about"], queryFn: ({ signal }) => dataOf(api.GET("/api/v1/about", { signal })) });
}

/** A page of incidents after another. */
export function useIncidents(filter: Filter, sort: string | undefined) {
  return useInfiniteQuery({
    queryKey: ["incidents", filter, sort],
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filter, sort: sort as Sort | undefined, limit: PAGE, cursor: pageParam || undefined };
      return dataOf(api.GET("/api/v1/incidents", { params: { query }, signal }));
    },
    getNextPageParam: (page) => page.next,
    ...steady,
  });
}

export function useIncident(id: string, asOf: string | undefined) {
  return useQuery({
    queryKey: ["incident", id, asOf],
    queryFn: ({ signal }) =>
      dataOf(api.GET("/api/v1/incidents/{id}", { params: { path: { id }, query: { as_of: asOf } }, signal })),
    placeholderData: (before) => (before?.id === id ? before : undefined),
  });
}

/** The whole course of a judgement, whatever the as-of date. */
export function useCourse(id: string) {
  return useQuery({
    queryKey: ["course", id],
    queryFn: ({ signal }) => dataOf(api.GET("/api/v1/incidents/{id}/course", { params: { path: { id } }, signal })),
  });
}

export function useLinks(id: string, asOf: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ["links", id, asOf],
    enabled,
    queryFn: ({ signal }) =>
      dataOf(api.GET("/api/v1/incidents/{id}/links", { params: { path: { id }, query: { as_of: asOf } }, signal })),
  });
}

/** The incidents of the map: the box does not narrow them, so that what lies around stays in sight. */
export function useMapPoints(filter: Filter, cell: number) {
  const query = { ...withoutBox(filter), cell, most: 2000 };
  return useQuery({
    queryKey: ["map", query],
    queryFn: ({ signal }) => dataOf(api.GET("/api/v1/map", { params: { query }, signal })),
    ...steady,
  });
}

/** Counts for the timeline; the dates of the filter do not narrow them. */
export function useTimeline(filter: Filter, step: Step) {
  const query = { ...withoutDates(filter), step };
  return useQuery({
    queryKey: ["timeline", query],
    queryFn: ({ signal }) => dataOf(api.GET("/api/v1/counts", { params: { query }, signal })),
    ...steady,
  });
}

export function useReport(id: string, asOf: string | undefined) {
  return useQuery({
    queryKey: ["report", id, asOf],
    queryFn: ({ signal }) => dataOf(api.GET("/api/v1/reports/{id}", { params: { path: { id }, query: { as_of: asOf } }, signal })),
    placeholderData: (before) => (before?.id === id ? before : undefined),
  });
}

export function useSearchHits(q: string, within: "all" | "reports" | "statements", asOf: string | undefined, limit: number) {
  return useQuery({
    queryKey: ["search", q, within, asOf, limit],
    enabled: q !== "",
    queryFn: ({ signal }) =>
      dataOf(api.GET("/api/v1/search", { params: { query: { q, in: within, as_of: asOf, limit } }, signal })),
    ...steady,
  });
}

type Finding = "survival" | "levels-by-year" | "claim-delay" | "transitions";

/** One of the findings; F names it, and the answer has its type. */
export function useFinding<F extends Finding>(name: F, filter: Filter) {
  const path = `/api/v1/findings/${name}` as const;
  return useQuery({
    queryKey: ["finding", name, filter],
    queryFn: ({ signal }) => dataOf(api.GET(path as "/api/v1/findings/survival", { params: { query: filter }, signal }) as Promise<{ data?: FindingData<F> }>),
    ...steady,
  });
}

type FindingData<F extends Finding> = paths[`/api/v1/findings/${F}`]["get"]["responses"][200]["content"]["application/json"];

export function useCodebook() {
  return useQuery({ queryKey: ["codebook"], queryFn: ({ signal }) => dataOf(api.GET("/api/v1/codebook", { signal })), ...fixed });
}

export function useQuality() {
  return useQuery({ queryKey: ["quality"], queryFn: ({ signal }) => dataOf(api.GET("/api/v1/quality", { signal })), ...fixed });
}
