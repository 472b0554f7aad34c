import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { components } from "./schema";

type RecordEvent = components["schemas"]["RecordEvent"];

/**
 * Follows the record while the page is open: whenever it has a new version,
 * what is shown is asked for again. Returns the version, 0 before the first
 * word from the server.
 */
export function useLiveRecord(): number {
  const client = useQueryClient();
  const [writes, setWrites] = useState(0);
  useEffect(() => {
    const events = new EventSource("/api/v1/events");
    let known = 0;
    events.addEventListener("record", (event: MessageEvent<string>) => {
      const record = JSON.parse(event.data) as RecordEvent;
      if (known > 0 && record.writes !== known) void client.invalidateQueries();
      known = record.writes;
      setWrites(record.writes);
    });
    return () => events.close();
  }, [client]);
  return writes;
}
