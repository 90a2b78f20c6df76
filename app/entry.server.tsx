import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { renderToPipeableStream } from "react-dom/server";
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { troubleOf } from "#db/trouble.ts";
import { pageRequest } from "./web/context.ts";

/** The server fills this before a page runs. */
export { pageRequest };

/** A page's fault is logged once, whole; a refused or aborted request is no fault. */
export function handleError(error: unknown, { request, context }: HandleErrorFunctionArguments): void {
  if (request.signal.aborted || isRouteErrorResponse(error) || isNotAPage(error)) return;
  const { notes, caller } = context.get(pageRequest);
  const trouble = troubleOf(error);
  notes.trouble ??= trouble;
  if (trouble)
    caller.services.log.warn(
      { error: String(error), trouble, id: caller.requestId },
      "a page could not be made just now",
    );
  else caller.services.log.error({ error, id: caller.requestId }, "a page could not be made");
}

type HandleErrorFunctionArguments = Parameters<HandleErrorFunction>[1];

/** The router throws an error of its own for an address that no page has. */
const isNotAPage = (error: unknown): boolean =>
  error instanceof Error && /^No route matches URL/.test(error.message);

/** Renders a whole page before its first byte: pages are small, and an error must not follow half an answer. */
export default function render(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce, caller } = context.get(pageRequest);
  return new Promise((resolve, reject) => {
    let answered = status;
    const { pipe } = renderToPipeableStream(
      <ServerRouter context={entry} url={request.url} nonce={nonce} />,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          answered = 500;
          caller.services.log.error({ error, id: caller.requestId }, "a page could not be rendered");
        },
      },
    );
  });
}
