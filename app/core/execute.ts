import { sql } from "kysely";
import type { z } from "zod";
import type { DatabaseTransaction } from "#db/client.ts";
import type { Actor } from "./actor.ts";
import type { Command, MaybePromise, Query } from "./command.ts";
import type { Caller, CommandContext } from "./context.ts";
import { Forbidden, Invalid, refusalOf, Stale, Unauthenticated } from "./errors.ts";
import { type PendingEvent, writeEvents } from "./events.ts";
import { fieldErrorsOf } from "./field-errors.ts";
import { answerAgain, keepAnswer } from "./idempotency.ts";
import type { OwnEvent } from "./live.ts";

/**
 * Runs a command: limit → scope → parse → begin → target → can → run → events in the same transaction → commit. Where what
 * is brought proves who asks, it is parsed after that: begin → identify → parse → target.
 * The commit also wakes the readers of the log. Errors: a Refusal, with nothing changed; a fault, likewise.
 */
export async function execute<Schema extends z.ZodType, Target, Result>(
  caller: Caller,
  command: Command<Schema, Target, Result>,
  raw: unknown,
): Promise<Result> {
  await told(caller, command.name, () => command.limit?.(caller));
  requireScope(caller, command);
  const inputOf = parsed(command, raw);
  const { idempotencyKey: _, ...unkept } = caller;
  return told(caller, command.name, () =>
    unknotted(() => perform(command.repeats ? unkept : caller, command, raw, inputOf)),
  );
}

/** What PostgreSQL says of a value that it cannot hold: text, days, numbers and JSON that no schema stopped. */
const unstorable = new Set(["22021", "22P05", "22P02", "22P03", "22007", "22008", "22003", "22001"]);

/**
 * A database that is away or full is no fault of what was asked: the caller hears when to come again. Below the schemas
 * lies a net: a value that the database cannot hold is refused. Each leaves a line in the log, without any value.
 */
async function told<Result>(
  { services, requestId }: Caller,
  operation: string,
  run: () => MaybePromise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code;
    if (typeof code === "string" && unstorable.has(code)) {
      services.log.warn(
        { operation, code, id: requestId },
        "a value that the database cannot hold came through the checks",
      );
      throw new Invalid([{ path: "", code: "unstorable" }]);
    }
    const refusal = refusalOf(error);
    if (!refusal || refusal === error) throw error;
    services.log.warn(
      { error: String(error), code: refusal.code, id: requestId },
      "the database did not do what it was asked",
    );
    throw refusal;
  }
}

/** Two commands that wait for each other: the database ends one of them, which then simply comes after the other. */
async function unknotted<Result>(run: () => Promise<Result>, tries = 3): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const deadlock = (error as { code?: unknown } | null)?.code === "40P01";
    if (!deadlock || tries <= 1) throw error;
    return unknotted(run, tries - 1);
  }
}

async function perform<Schema extends z.ZodType, Target, Result>(
  caller: Caller,
  command: Command<Schema, Target, Result>,
  raw: unknown,
  inputOf: () => z.output<Schema>,
): Promise<Result> {
  const { database, live } = caller.services;
  let written: OwnEvent[] = [];
  const result = await database.transaction().execute(async (db) => {
    const again = await answerAgain<Result>(caller, db, command.name, raw);
    if (again) return again.result;
    const events: PendingEvent[] = [];
    const actor = (await command.identify?.({ db, services: caller.services }, raw)) ?? caller.actor;
    const input = inputOf();
    const ctx = commandContext({ ...caller, actor }, db, events);
    const target = (await command.target?.(ctx, input)) as Target;
    if (!command.can(actor, target, input)) refuse(actor);
    requireRevision(caller, target);
    const result = await command.run(ctx, input, target);
    await keepAnswer(caller, db, result);
    written = await writeEvents(db, ctx, events);
    return result;
  });
  if (written.length > 0) live.announce(written);
  return result;
}

/** Runs a query: limit → scope → identify → parse → target → can → run. */
export async function ask<Schema extends z.ZodType, Target, Result>(
  caller: Caller,
  query: Query<Schema, Target, Result>,
  raw: unknown,
): Promise<Result> {
  await told(caller, query.name, () => query.limit?.(caller));
  requireScope(caller, query);
  return told(caller, query.name, () => look(caller, query, raw));
}

async function look<Schema extends z.ZodType, Target, Result>(
  caller: Caller,
  query: Query<Schema, Target, Result>,
  raw: unknown,
): Promise<Result> {
  const { services, language, address } = caller;
  const actor = (await query.identify?.({ db: services.database, services }, raw)) ?? caller.actor;
  const input = parse(query.input, raw);
  const ctx = { db: services.database, actor, language, address, services, now: services.clock() };
  const target = (await query.target?.(ctx, input)) as Target;
  if (!query.can(actor, target, input)) refuse(actor);
  return query.run(ctx, input, target);
}

/** Whether a file is worth reading: asked before the first byte of it. Errors: Forbidden. */
export function requireUpload(caller: Pick<Caller, "actor">, operation: Command | Query): void {
  requireScope(caller, operation);
  if (operation.upload && !operation.upload.from(caller.actor)) refuse(caller.actor);
}

/** A key acts only within its scopes: `read`, `write`, or the name of one command or query. Errors: Forbidden `scope`. */
export function requireScope(
  { actor }: Pick<Caller, "actor">,
  operation: Pick<Command, "name" | "scope"> & { type: "command" | "query" },
): void {
  if (actor.kind !== "key") return;
  const general = operation.type === "query" ? "read" : (operation.scope ?? "write");
  if (!actor.scopes.includes(general) && !actor.scopes.includes(operation.name)) throw new Forbidden("scope");
}

/** The input, checked now; where what is brought proves who asks, only when it is asked for. */
function parsed<Schema extends z.ZodType, Target, Result>(
  command: Command<Schema, Target, Result>,
  raw: unknown,
): () => z.output<Schema> {
  if (command.identify) return () => parse(command.input, raw);
  const input = parse(command.input, raw);
  return () => input;
}

function parse<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  // What was given decides between "missing" and "of the wrong kind"; it is shown to nobody.
  const result = schema.safeParse(raw, { reportInput: true });
  if (!result.success) throw new Invalid(fieldErrorsOf(result.error));
  return result.data;
}

function refuse(actor: Actor): never {
  throw actor.kind === "visitor" ? new Unauthenticated() : new Forbidden();
}

function requireRevision(caller: Caller, target: unknown): void {
  if (caller.expectedRevision === undefined) return;
  const revision = (target as { revision?: unknown } | undefined)?.revision;
  if (typeof revision === "number" && revision !== caller.expectedRevision) throw new Stale();
}

function commandContext(caller: Caller, db: DatabaseTransaction, events: PendingEvent[]): CommandContext {
  const { services, actor, language, address } = caller;
  return {
    db,
    actor,
    language,
    address,
    services,
    now: services.clock(),
    record(type, subject, data = {}, personal) {
      events.push({ type, subject, data, personal });
    },
    async enqueue(job, payload, options = {}) {
      await sql`select graphile_worker.add_job(${job}, ${JSON.stringify(payload)}::json,
        run_at := ${options.runAt ?? null}::timestamptz, job_key := ${options.key ?? null}::text)`.execute(
        db,
      );
    },
    async enqueueEach(job, payloads) {
      await sql`select count(*) from graphile_worker.add_jobs(array(
        select (${job}, payload, null, null, null, null, null, null)::graphile_worker.job_spec
        from json_array_elements(${JSON.stringify(payloads)}::json) as payload))`.execute(db);
    },
  };
}
