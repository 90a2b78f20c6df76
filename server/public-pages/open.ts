import type { Config } from "../config.ts";
import type { Pages } from "../pages.ts";
import type { RequestLog } from "../request-log.ts";
import type { Opened } from "../services.ts";
import { ReadyAnswers } from "./answer-ready.ts";
import { ReadyPages } from "./ready-pages.ts";

/** Ready pages in a process that serves the built ones; null in development, where a page changes with its source. */
export function openReadyPages(
  config: Config,
  { services, log, followed, refreshTexts }: Opened,
  pages: Pages,
  requests: RequestLog,
): { answers: ReadyAnswers; stop(): Promise<void> } | null {
  if (config.development) return null;
  const ready = new ReadyPages({ services, pages, log: followed, refreshTexts });
  ready.start().catch((error) => log.error({ error }, "public pages are not made ready"));
  const unavailable = services.text("en", "errors.unavailable");
  return { answers: new ReadyAnswers(config, ready, requests, unavailable), stop: () => ready.stop() };
}
