import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

const megabyte = 1024 * 1024;

/** What no form of ours comes near: a field's own limit is told beside it, this only keeps memory ours. */
const form = 2 * megabyte;
/** Files come from people who are signed in. */
const files = 100 * megabyte;

const tooLarge = (context: Context) => context.text("This is more than a form may hold.", 413);
const forForms = bodyLimit({ maxSize: form, onError: tooLarge });
const forFiles = bodyLimit({ maxSize: files, onError: tooLarge });

/** Keeps what is sent to pages within bounds before anything reads it. */
export const limitBodies: MiddlewareHandler = (context, next) => {
  const brings = context.req.header("Content-Type")?.startsWith("multipart/form-data");
  const known = context.req.header("Cookie")?.includes("kept.session_token");
  return brings && known ? forFiles(context, next) : forForms(context, next);
};
