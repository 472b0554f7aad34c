import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useRecord } from "../api/queries";
import { AsOfBar } from "./asofbar";
import { AsOfProvider, emptyFrame, type Frame } from "./asof";
import { Footer } from "./footer";
import { Header } from "./header";
import { Help } from "./help";
import { KeysProvider } from "./keys";

/** What stands around every page. */
export function Shell() {
  const [help, setHelp] = useState(false);
  return (
    <KeysProvider>
      <AsOfProvider record={useRecordFrame()}>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <Header onHelp={() => setHelp(true)} />
        <AsOfBar />
        <Content />
        <Footer />
        <Help opened={help} onClose={() => setHelp(false)} />
      </AsOfProvider>
    </KeysProvider>
  );
}

/** The page itself; a new page gets the focus, so that a screen reader hears where it is. */
function Content() {
  const path = useRouterState({ select: (s) => s.resolvedLocation?.pathname });
  const content = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!path) return;
    const writing = document.activeElement?.matches("input, textarea");
    if (!first.current && !writing) content.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return (
    <div id="content" ref={content} tabIndex={-1}>
      <Outlet />
    </div>
  );
}

/** The days that the record spans: from the first day on which anything was known to today. */
function useRecordFrame(): Frame {
  const record = useRecord().data;
  const fallback = emptyFrame();
  return record?.first ? { from: record.first, to: fallback.to } : fallback;
}
