import { ActionIcon, Kbd, TextInput, useMantineColorScheme, useComputedColorScheme } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, type FormEvent } from "react";
import { useKeys } from "./keys";
import { onlyAsOf } from "./query";
import { useQueryState } from "./state";
import css from "./header.module.css";

const PAGES = [
  { to: "/", name: "Overview", key: "g o" },
  { to: "/findings", name: "Findings", key: "g f" },
  { to: "/search", name: "Search", key: "g s" },
  { to: "/method", name: "Method", key: "g m" },
] as const;

/** The name, the pages, the search field; the same on every page. */
export function Header({ onHelp }: { onHelp: () => void }) {
  const navigate = useNavigate();
  const flip = useSchemeFlip();
  useKeys("Everywhere", [
    ...PAGES.map((p) => ({ keys: p.key, does: `go to ${p.name}`, run: () => void navigate({ to: p.to, search: onlyAsOf() }) })),
    { keys: "d", does: "dark or light", run: flip.run },
    { keys: "?", does: "show the keys", run: onHelp },
  ]);
  return (
    <header className={`noprint ${css.header}`}>
      <Link to="/" className={css.brand} search={onlyAsOf()}>
        ascribe
      </Link>
      <nav className={css.nav} aria-label="Pages">
        {PAGES.map((p) => (
          <Link
            key={p.to}
            to={p.to}
            search={onlyAsOf()}
            className={css.link}
            activeProps={{ className: css.active, "aria-current": "page" }}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {p.name}
          </Link>
        ))}
      </nav>
      <SearchField />
      <ActionIcon variant="default" onClick={flip.run} aria-label={flip.label} title={flip.label} className={css.tool}>
        <span aria-hidden="true">{flip.dark ? "☀" : "☾"}</span>
      </ActionIcon>
      <ActionIcon variant="default" onClick={onHelp} aria-label="Show the keys" title="Show the keys (?)" className={css.tool}>
        <span aria-hidden="true">?</span>
      </ActionIcon>
    </header>
  );
}

function SearchField() {
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const [query] = useQueryState();
  useKeys("Everywhere", [{ keys: "/", does: "search reports and statements", run: () => field.current?.focus() }]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const q = field.current?.value.trim();
    if (q) void navigate({ to: "/search", search: onlyAsOf({ q }) });
  };
  return (
    <form role="search" className={css.search} onSubmit={submit}>
      <TextInput
        ref={field}
        key={query.q ?? ""}
        defaultValue={query.q ?? ""}
        type="search"
        size="xs"
        aria-label="Search reports and statements"
        placeholder="Search reports and statements"
        rightSection={<Kbd size="xs">/</Kbd>}
        onKeyDown={(e) => e.key === "Escape" && e.currentTarget.blur()}
      />
    </form>
  );
}

function useSchemeFlip() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  const label = dark ? "Light colours (d)" : "Dark colours (d)";
  return { dark, label, run: () => setColorScheme(dark ? "light" : "dark") };
}
