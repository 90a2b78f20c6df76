import type { z } from "zod";
import type { Actor } from "./actor.ts";
import type { Caller, CommandContext, QueryContext } from "./context.ts";

export type MaybePromise<T> = T | Promise<T>;

/** A file larger than a form may hold: how large, in bytes with what is round it, and from whom it is read at all. */
export interface Upload {
  most: number;
  from: (actor: Actor) => boolean;
}

/** Something that changes state. `can` is part of the type, so that authorisation cannot be forgotten. */
export interface Command<Schema extends z.ZodType = z.ZodType, Target = unknown, Result = unknown> {
  readonly type: "command";
  /** Also the scope of an API key and the word in the audit log. */
  name: string;
  /** `read` for what changes nothing but the log: then a key that only reads may do it. */
  scope?: "read";
  input: Schema;
  /** For large files alone; everything else is bounded by what a form may hold. */
  upload?: Upload;
  /** What keeps it from being tried too often; before anything is read. */
  limit?: (caller: Caller) => MaybePromise<void>;
  /**
   * For what must leave no trace of who said what: nothing of the request is kept under an Idempotency-Key, not even a
   * digest. The command itself sees to it that a repetition does nothing twice.
   */
  repeats?: "never kept";
  /**
   * Who asks, when what they bring proves it (a receipt): then the caller's own identity does not count. It is given what
   * came, unchecked: whoever cannot prove it is not told what is wrong with the rest.
   */
  identify?: (ctx: Pick<QueryContext, "db" | "services">, raw: unknown) => MaybePromise<Actor>;
  /** The object in hand, as this actor may see it; NotFound otherwise, also what strangers see. */
  target?: (ctx: CommandContext, input: z.output<Schema>) => MaybePromise<Target>;
  can: (actor: Actor, target: Target, input: z.output<Schema>) => boolean;
  run: (ctx: CommandContext, input: z.output<Schema>, target: Target) => MaybePromise<Result>;
}

/** Something that reads. It sees what its actor may see, and changes nothing. */
export interface Query<Schema extends z.ZodType = z.ZodType, Target = unknown, Result = unknown> {
  readonly type: "query";
  name: string;
  input: Schema;
  upload?: Upload;
  limit?: (caller: Caller) => MaybePromise<void>;
  identify?: (ctx: Pick<QueryContext, "db" | "services">, raw: unknown) => MaybePromise<Actor>;
  target?: (ctx: QueryContext, input: z.output<Schema>) => MaybePromise<Target>;
  can: (actor: Actor, target: Target, input: z.output<Schema>) => boolean;
  run: (ctx: QueryContext, input: z.output<Schema>, target: Target) => MaybePromise<Result>;
}

/** Declares a command. */
export const command = <Schema extends z.ZodType, Target = undefined, Result = undefined>(
  definition: Omit<Command<Schema, Target, Result>, "type">,
): Command<Schema, Target, Result> => ({ type: "command", ...definition });

/** Declares a query. */
export const query = <Schema extends z.ZodType, Target = undefined, Result = undefined>(
  definition: Omit<Query<Schema, Target, Result>, "type">,
): Query<Schema, Target, Result> => ({ type: "query", ...definition });

/**
 * Whether somebody may begin something: what its own `can` says, of a target and an input that hold no more than what is
 * known before. For what is offered (a button, a next step, a line of the palette), so that nothing is that is refused.
 */
export const mayBegin = (
  actor: Actor,
  { can }: { can: (actor: Actor, target: never, input: never) => boolean },
  known: { target?: object; input?: object } = {},
): boolean => can(actor, (known.target ?? {}) as never, (known.input ?? {}) as never);
