import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import type { Caller } from "#core/context.ts";
import type { Trouble } from "#db/trouble.ts";
import type { Organisation } from "#domain/organisation/organisation.ts";

/** What a page learns of its request. The page bundle declares the same shape in web/context.ts. */
export interface PageInput {
  request: Request;
  nonce: string;
  caller: Caller;
  organisation: Organisation | null;
  notes: PageNotes;
}

/** What a page leaves for the server to say with its answer. */
export interface PageNotes {
  /** What was wrong with the database when something failed. */
  trouble: Trouble | null;
  /** Seconds to wait, for whoever was refused. */
  retryAfter: number | null;
}
export type Pages = (input: PageInput) => Promise<Response>;

/** Answers a request, or hands it on. */
export type Answering = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface OpenedPages {
  pages: Pages;
  /** In development what answers for the modules that pages load; null where they are built. */
  modules: Answering | null;
  close(): Promise<void>;
}

/** Serves the built pages, or in development those that Vite builds as they are asked for. */
export async function openPages(development: boolean): Promise<OpenedPages> {
  if (development) return developmentPages();
  const build = (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild;
  return { pages: pagesOf(async () => build, "production"), modules: null, close: async () => undefined };
}

async function developmentPages(): Promise<OpenedPages> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
  const build = async () =>
    (await vite.ssrLoadModule("virtual:react-router/server-build")) as unknown as ServerBuild;
  return { pages: pagesOf(build, "development"), modules: vite.middlewares, close: () => vite.close() };
}

function pagesOf(build: () => Promise<ServerBuild>, mode: string): Pages {
  const handle = createRequestHandler(build, mode);
  return async ({ request, ...page }) => {
    const context = new RouterContextProvider();
    const { pageRequest } = (await build()).entry.module as unknown as {
      pageRequest: Parameters<RouterContextProvider["set"]>[0];
    };
    context.set(pageRequest, page);
    return handle(request, context);
  };
}
