import { useEffect } from "react";

/** Names the page in the browser's tab and history. */
export function useTitle(words: string | undefined): void {
  useEffect(() => {
    document.title = words ? `${words} · ascribe` : "ascribe";
  }, [words]);
}
