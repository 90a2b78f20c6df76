import { data, type RouterContextProvider } from "react-router";
import type { z } from "zod";
import type { Command } from "#core/command.ts";
import { type FieldError, Invalid, Refusal, TooMany } from "#core/errors.ts";
import { execute } from "#core/execute.ts";
import { unreadable } from "#core/request-body.ts";
import { callerOf, noteRetry, refusedAnswer } from "./load.ts";

type Arguments = {
  request: Request;
  params: Record<string, string | undefined>;
  context: Readonly<RouterContextProvider>;
};

/** What a refused form gets back: the sentences beside their fields, and everything that was typed. */
export interface Refused {
  intent: string | null;
  /** Sentences by field. */
  errors: Record<string, string>;
  /** The sentence for the whole form, when no field is at fault. */
  problem: string | null;
  code: string;
  details: Record<string, unknown>;
  values: Record<string, string>;
}

interface Options<Input, Result> {
  /** From the form's fields and the path to the command's input; by default both together. */
  input?: (
    fields: Record<string, unknown>,
    params: Record<string, string | undefined>,
    form: FormData,
    args: Arguments,
  ) => Input;
  /** Where to go, or what to say, when it went well; by default the page shows what is now. */
  onward?: (result: Result, args: Arguments, form: FormData) => unknown;
}

/** Fields of every form that are no part of a command's input. */
const ours = new Set(["intent", "once", "revision"]);
const unkept = /password|token|file|^code$|^pin$/i;

/** An action that runs one command with a form's fields: `export const action = form(closeCase)`. */
export function form<Schema extends z.ZodType, Target, Result>(
  command: Command<Schema, Target, Result>,
  options: Options<unknown, Result> = {},
) {
  return async (args: Arguments) => submit(command, options, args, await readForm(args));
}

/**
 * What a form sent; the one place where pages read it. Errors: an answer of 400 where it is no form, 413, 408 or 503
 * where a large file did not come whole.
 */
export async function readForm({
  request,
  context,
}: Pick<Arguments, "request" | "context">): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    throw refusedAnswer(unreadable(error), context);
  }
}

/** An action for a page with several forms: the hidden field `intent` says which one was sent. */
export function forms(handlers: Record<string, (args: Arguments, form: FormData) => Promise<unknown>>) {
  return async (args: Arguments) => {
    const sent = await readForm(args);
    const intent = String(sent.get("intent"));
    const handler = Object.hasOwn(handlers, intent) ? handlers[intent] : undefined;
    if (!handler) throw data({ code: "not_found" }, { status: 404 });
    return handler(args, sent);
  };
}

/** One of the forms of a page, for `forms`. */
export const formOf =
  <Schema extends z.ZodType, Target, Result>(
    command: Command<Schema, Target, Result>,
    options: Options<unknown, Result> = {},
  ) =>
  (args: Arguments, sent: FormData) =>
    submit(command, options, args, sent);

async function submit<Schema extends z.ZodType, Target, Result>(
  command: Command<Schema, Target, Result>,
  options: Options<unknown, Result>,
  args: Arguments,
  sent: FormData,
): Promise<unknown> {
  const caller = callerOf(args.context);
  const once = sent.get("once");
  try {
    const fields = fieldsOf(sent);
    const input = options.input
      ? options.input(fields, args.params, sent, args)
      : { ...fields, ...args.params };
    const result = await execute(
      {
        ...caller,
        idempotencyKey: typeof once === "string" && once ? once : undefined,
        expectedRevision: revisionIn(sent),
      },
      command,
      input,
    );
    return options.onward
      ? options.onward(result, args, sent)
      : { done: String(sent.get("intent") ?? command.name) };
  } catch (error) {
    if (error instanceof Refusal) return refused(error, args, sent);
    throw error;
  }
}

/** The revision that the page showed, when its form says so in the hidden field `revision`. */
function revisionIn(sent: FormData): number | undefined {
  const revision = sent.get("revision");
  if (revision === null) return undefined;
  return typeof revision === "string" && /^\d{1,9}$/.test(revision) ? Number(revision) : -1;
}

/** What a form typed, without empty fields and our own: `intent`, `once`, `revision`. Names ending in [] become lists. */
export function fieldsOf(sent: FormData): Record<string, unknown> {
  // Whoever names a field "constructor" means a field, and not what every object has.
  const fields: Record<string, unknown> = Object.create(null);
  for (const [name, value] of sent) {
    if (ours.has(name) || value === "") continue;
    if (name.endsWith("[]")) {
      const key = name.slice(0, -2);
      fields[key] = [...((fields[key] as unknown[]) ?? []), value];
    } else if (name in fields) {
      throw new Invalid([{ path: name, code: "invalid" }]);
    } else fields[name] = value;
  }
  return fields;
}

const detailsOf = (error: Refusal) =>
  error instanceof TooMany ? { ...error.details, seconds: error.seconds } : error.details;

/** The answer to a refused form, with its status. */
export function refused(error: Refusal, { context }: Arguments, sent: FormData) {
  noteRetry(error, context);
  const { services, language } = callerOf(context);
  const sentence = (field: FieldError) => services.text(language, `errors.${field.code}`, field.params);
  const values: Record<string, string> = {};
  for (const [name, value] of sent) {
    if (typeof value === "string" && !unkept.test(name)) values[name] = value;
  }
  const intent = sent.get("intent");
  const answer: Refused = {
    intent: typeof intent === "string" ? intent : null,
    errors: Object.fromEntries(error.fields.map((field) => [field.path, sentence(field)])),
    problem:
      error.fields.length > 0 ? null : services.text(language, `errors.${error.code}`, detailsOf(error)),
    code: error.code,
    details: error.details,
    values,
  };
  return data(answer, { status: error.status });
}
