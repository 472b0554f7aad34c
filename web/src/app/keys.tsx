import { createContext, use, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";

/** One key, or two in a row ("g o"), with what it does and where. */
export interface Binding {
  keys: string;
  does: string;
  run: () => void;
}

interface Group {
  title: string;
  bindings: Binding[];
}

interface Registry {
  groups: Group[];
  add: (group: Group) => () => void;
}

const RegistryContext = createContext<Registry | null>(null);

/** How long the first key of two waits for the second. */
const CHORD_MS = 1200;

/** Listens for keys on the whole page and hands them to the bindings that are mounted, the newest first. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [groups, setGroups] = useState<Group[]>([]);
  // What the listener reads; the state beside it is for the help only.
  const live = useRef(groups);
  const add = useCallback((group: Group) => {
    const change = (next: Group[]) => setGroups((live.current = next));
    change([...live.current, group]);
    return () => change(live.current.filter((g) => g !== group));
  }, []);
  const registry = useMemo(() => ({ groups, add }), [groups, add]);
  useEffect(() => listen(() => live.current), []);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

function listen(groups: () => Group[]): () => void {
  let first = "";
  let timer = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || (event.key === "Enter" && isPressed(event.target))) return;
    const keys = first ? `${first} ${event.key}` : event.key;
    window.clearTimeout(timer);
    first = "";
    const all = groups().toReversed().flatMap((g) => g.bindings);
    const hit = all.find((b) => b.keys === keys);
    if (hit) {
      event.preventDefault();
      hit.run();
    } else if (all.some((b) => b.keys.startsWith(`${keys} `))) {
      first = keys;
      timer = window.setTimeout(() => (first = ""), CHORD_MS);
    }
  };
  window.addEventListener("keydown", onKey);
  return () => {
    window.clearTimeout(timer);
    window.removeEventListener("keydown", onKey);
  };
}

/** Keys belong to the field that is written in, and to an open dialog. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const inField = target.matches("input:not([type=range]), textarea, select, [contenteditable]");
  return inField || target.closest("[role=dialog], [role=listbox]") !== null;
}

/** Enter belongs to the link or control that has the focus. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, summary, [role=slider], [role=application]") !== null;
}

/** Adds keys for as long as the component is mounted. The bindings may close over fresh values. */
export function useKeys(title: string, bindings: Binding[]): void {
  const registry = use(RegistryContext);
  const add = registry?.add;
  const latest = useRef(bindings);
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  const shape = bindings.map((b) => `${b.keys}\t${b.does}`).join("\n");
  useLayoutEffect(() => {
    const stable = latest.current.map((b, i) => ({ ...b, run: () => latest.current[i]?.run() }));
    return add?.({ title, bindings: stable });
  }, [add, title, shape]);
}

/** Every key that works on the page as it stands, for the help. */
export function useAllKeys(): Group[] {
  return use(RegistryContext)?.groups ?? [];
}
