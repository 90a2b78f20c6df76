import { useEffect, useRef, useState } from "react";
import { useMatches, useRevalidator } from "react-router";

/** A page may narrow what refreshes it: `handle = { live: (params) => ["case:…", "principles"] }`. */
interface LiveHandle {
  live?: (params: Record<string, string | undefined>) => string[];
}

/** Milliseconds: changes that come together refresh the page once. */
const together = 200;
/** Milliseconds before a refused or dead stream is tried again. */
const retryAfter = 5_000;

/**
 * Keeps the open page true: one stream while the tab is in sight, none while it is hidden, caught up on return.
 * `since` is the number of the log before the page was read. `onNotice` is called when the reader was told something on
 * a page that is not read again for it.
 */
export function useLive(since: number, onNotice: () => void): "open" | "lost" {
  const [connection, setConnection] = useState<"open" | "lost">("open");
  const { revalidate } = useRevalidator();
  const matches = useMatches();
  const wanted = matches.flatMap((match) => {
    const { live } = (match.handle ?? {}) as LiveHandle;
    return live ? [live(match.params)] : [];
  });
  const topics = useRef<Set<string> | null>(null);
  topics.current = wanted.length > 0 ? new Set(wanted.flat()) : null;
  const refresh = useRef(revalidate);
  refresh.current = revalidate;
  const told = useRef(onNotice);
  told.current = onNotice;
  const place = useRef(since);

  useEffect(() => {
    let source: EventSource | null = null;
    let timer: number | undefined;
    let retry: number | undefined;
    const soon = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        refresh.current();
      }, together);
    };
    const heard = (event: MessageEvent<string>) => {
      const number = Number(event.lastEventId);
      if (number > place.current) place.current = number;
      if (event.data === "") return;
      const changed: string[] = JSON.parse(event.data);
      const { current } = topics;
      if (!current || changed.includes("*") || changed.some((topic) => current.has(topic))) soon();
      else if (changed.includes("notices")) told.current();
    };
    const close = () => {
      source?.close();
      source = null;
      window.clearTimeout(retry);
    };
    const open = () => {
      close();
      if (document.visibilityState === "hidden") return;
      const next = new EventSource(`/live?since=${place.current}`);
      source = next;
      next.addEventListener("message", heard);
      next.addEventListener("open", () => setConnection("open"));
      // The session ended or the server is stopping: reading the page again says which.
      next.addEventListener("ended", () => {
        close();
        soon();
      });
      next.addEventListener("error", () => {
        setConnection("lost");
        if (next.readyState !== EventSource.CLOSED) return;
        close();
        retry = window.setTimeout(open, retryAfter);
      });
    };
    open();
    document.addEventListener("visibilitychange", open);
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", open);
    return () => {
      close();
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", open);
      window.removeEventListener("pagehide", close);
      window.removeEventListener("pageshow", open);
    };
  }, []);
  return connection;
}
