import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from "@tanstack/react-router";
import { Crash } from "../parts/states";
import { parseQuery, writeQuery, type Query } from "./query";
import { Shell } from "./shell";
import { NoSuchPage } from "./missing";

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NoSuchPage,
  errorComponent: Crash,
  validateSearch: (search: Record<string, unknown>): Query => search as Query,
  // The as-of date governs every page, so every link keeps it.
  search: { middlewares: [retainSearchParams(["as_of"])] },
});

const page = <Path extends string>(path: Path, load: () => Promise<Record<string, React.ComponentType>>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });

const routes = root.addChildren([
  page("/", () => import("../pages/overview/page"), "OverviewPage"),
  page("/incidents/$id", () => import("../pages/incident/page"), "IncidentPage"),
  page("/incidents/$id/dossier", () => import("../pages/dossier/page"), "DossierPage"),
  page("/reports/$id", () => import("../pages/report/page"), "ReportPage"),
  page("/findings", () => import("../pages/findings/page"), "FindingsPage"),
  page("/search", () => import("../pages/search/page"), "SearchPage"),
  page("/method", () => import("../pages/method/page"), "MethodPage"),
]);

export const router = createRouter({
  routeTree: routes,
  parseSearch: parseQuery,
  stringifySearch: writeQuery,
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultErrorComponent: Crash,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
