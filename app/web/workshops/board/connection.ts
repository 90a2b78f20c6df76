import type { OwnMessage, SharedMessage } from "./types.ts";

/** Milliseconds: between two tries, until the loss is said, and after which a silent stream counts as dead. */
const again = [300, 1_000, 2_000, 3_000];
const sayAfter = 2_500;
const deadAfter = 50_000;
/** Milliseconds after which a page out of sight lets its stream go; a browser has six for one server. */
const hiddenFor = 30_000;

interface Options {
  /** Address of the stream, without the cursor. */
  address: string;
  cursor: () => string | null;
  shared: (message: SharedMessage) => void;
  own: (message: OwnMessage) => void;
  /** `over`: this reader has no seat here any more; `removed`: they were sent away. */
  standing: (standing: "open" | "lost" | "over" | "removed") => void;
  /** Milliseconds that the server's clock is ahead. */
  ahead: (milliseconds: number) => void;
  /** A wall keeps its stream whatever is in front of it. */
  hidden: "let-go" | "keep";
}

/**
 * Keeps one stream of the board open: after a lost connection, a killed process or a stream that ended, the next one
 * begins where this reader is. The browser's own way of opening again would begin where the page was loaded.
 */
export function keepConnection(options: Options): () => void {
  let source: EventSource | null = null;
  let tries = 0;
  let lastSign = 0;
  const timers = { retry: 0, say: 0, hide: 0 };

  const close = () => {
    source?.close();
    source = null;
    window.clearTimeout(timers.retry);
  };
  const sign = () => {
    lastSign = Date.now();
  };
  const opened = () => {
    sign();
    tries = 0;
    window.clearTimeout(timers.say);
    timers.say = 0;
    options.standing("open");
  };
  const ended = (standing: "over" | "removed") => {
    stop();
    options.standing(standing);
  };
  const lost = () => {
    // A refusal closes the source for good; a connection that is only away leaves it trying.
    const refused = source?.readyState === EventSource.CLOSED;
    close();
    timers.say ||= window.setTimeout(() => options.standing("lost"), sayAfter);
    // Not all of two hundred at the same moment.
    const pause = (again[Math.min(tries, again.length - 1)] ?? 0) * (0.7 + Math.random() * 0.3);
    tries += 1;
    timers.retry = window.setTimeout(open, pause);
    if (refused || tries % 3 === 0) askWhetherOver();
  };
  const askWhetherOver = async () => {
    const stop = new AbortController();
    const answer = await fetch(options.address, { signal: stop.signal }).catch(() => null);
    stop.abort();
    if (answer?.status === 403) ended("removed");
    else if (answer && [401, 404].includes(answer.status)) ended("over");
  };
  const clock = (event: MessageEvent<string>) => {
    sign();
    const { now } = JSON.parse(event.data) as { now?: number };
    if (now !== undefined) options.ahead(now - Date.now());
  };
  const open = () => {
    close();
    const since = options.cursor();
    const next = new EventSource(options.address + (since ? `?since=${since}` : ""));
    source = next;
    sign();
    const hear =
      <Message>(tell: (message: Message) => void) =>
      (event: MessageEvent<string>) => {
        sign();
        tell(JSON.parse(event.data) as Message);
      };
    next.addEventListener("shared", hear(options.shared));
    next.addEventListener("own", hear(options.own));
    next.addEventListener("here", clock);
    next.addEventListener("removed", () => ended("removed"));
    next.addEventListener("ready", (event) => {
      clock(event);
      opened();
    });
    next.addEventListener("error", lost);
  };
  const watch = window.setInterval(() => {
    if (source && Date.now() - lastSign > deadAfter) lost();
  }, 5_000);
  const seen = () => {
    window.clearTimeout(timers.hide);
    if (document.visibilityState === "visible") {
      if (!source) open();
    } else if (options.hidden === "let-go") timers.hide = window.setTimeout(close, hiddenFor);
  };

  const stop = () => {
    close();
    window.clearInterval(watch);
    for (const timer of Object.values(timers)) window.clearTimeout(timer);
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("online", open);
    window.removeEventListener("offline", lost);
    window.removeEventListener("pagehide", close);
    window.removeEventListener("pageshow", seen);
  };

  open();
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("online", open);
  window.addEventListener("offline", lost);
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", seen);
  return stop;
}
