import type { z } from "zod";
import type { Command, Query } from "#core/command.ts";
import type { Caller, Services } from "#core/context.ts";
import { Refusal } from "#core/errors.ts";
import { ask, execute } from "#core/execute.ts";
import type { Database } from "#db/client.ts";
import type { Outcome } from "./table.ts";

class TakenBack extends Error {}

/** What an operation answers somebody: for real, in a transaction of its own, and then everything is taken back. */
export async function answerOf(
  caller: Caller,
  operation: Command | Query,
  input: unknown,
): Promise<Outcome | string> {
  try {
    const trying = { ...caller, services: takingBack(caller.services) };
    await (operation.type === "command"
      ? execute(trying, operation as Command<z.ZodType, unknown, unknown>, input)
      : ask(trying, operation as Query<z.ZodType, unknown, unknown>, input));
    return "allowed";
  } catch (error) {
    if (error instanceof TakenBack) return "allowed";
    if (error instanceof Refusal) return outcomeOf(error);
    throw error;
  }
}

/** The outcome behind a refusal; what has nothing to do with who asks comes back as its code. */
function outcomeOf(error: Refusal): Outcome | string {
  if (error.status === 401) return "sign_in";
  if (error.status === 403) return "forbidden";
  if (error.status === 404) return "not_found";
  const field = error.fields[0];
  return field ? `${field.path} ${field.code}` : error.code;
}

/** The same services on a database whose transactions run to their end and are then rolled back. */
function takingBack(services: Services): Services {
  const { database } = services;
  const transaction = () => ({
    execute: (run: (db: unknown) => Promise<unknown>) =>
      database.transaction().execute(async (db) => {
        await run(db);
        throw new TakenBack();
      }),
  });
  return {
    ...services,
    database: new Proxy(database, {
      get: (target, name) => {
        if (name === "transaction") return transaction;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }) as Database,
  };
}
