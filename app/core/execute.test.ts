import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openWorld, type World } from "#test/world.ts";
import { command, query } from "./command.ts";
import type { Caller } from "./context.ts";
import { ask, execute } from "./execute.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A command and a query whose schema lets through what the database cannot hold, and who remember what is logged. */
function carelessly(value: string, type: string) {
  const logged: unknown[] = [];
  const { services, ...rest } = world.callerOf(world.owner);
  const warn = (fields: object, message: string) => void logged.push({ ...fields, message });
  const caller: Caller = { ...rest, services: { ...services, log: { ...services.log, warn } } };
  const input = z.strictObject({ value: z.string() });
  const cast = sql`select ${value}::${sql.raw(type)}`;
  const writing = command({
    name: "careless.write",
    input,
    can: () => true,
    async run(ctx) {
      await ctx.db
        .insertInto("limitCounts")
        .values({ key: `half ${value.slice(0, 9)}` })
        .execute();
      await cast.execute(ctx.db);
    },
  });
  const reading = query({
    name: "careless.read",
    input,
    can: () => true,
    run: async (ctx) => (await cast.execute(ctx.db)).rows,
  });
  return {
    logged,
    write: () => execute(caller, writing, { value }),
    read: () => ask(caller, reading, { value }),
  };
}

test.each([
  ["22021", "a\u0000b", "text"],
  ["22P05", '{"a":"\\u0000"}', "jsonb"],
  ["22P02", "no id", "uuid"],
  ["22007", "someday", "date"],
  ["22008", "2024-02-31", "date"],
  ["22003", "99999999999", "integer"],
])(
  "a value that the database cannot hold (%s) is refused as input, and nothing half done stays",
  async (code, value, type) => {
    const careless = carelessly(value, type);
    for (const act of [careless.write, careless.read]) {
      await expect(act()).rejects.toMatchObject({ status: 422, fields: [{ path: "", code: "unstorable" }] });
    }
    expect(careless.logged).toEqual([
      expect.objectContaining({ operation: "careless.write", code }),
      expect.objectContaining({ operation: "careless.read", code }),
    ]);
    // What somebody wrote is in no log.
    expect(JSON.stringify(careless.logged)).not.toContain(JSON.stringify(value).slice(1, -1));
    const { rows } = await sql`select key from limit_counts where key like 'half %'`.execute(
      world.services.database,
    );
    expect(rows).toEqual([]);
  },
);

test("text that is too long for its column is refused as input as well", async () => {
  const careless = command({
    name: "careless.long",
    input: z.strictObject({}),
    can: () => true,
    run: (ctx) =>
      ctx.db
        .insertInto("limitCounts")
        .values({ key: "x".repeat(256) })
        .execute(),
  });
  await expect(world.run(world.owner, careless, {})).rejects.toMatchObject({ status: 422 });
});

test("any other error of the database stays a fault of ours", async () => {
  for (const text of [
    "select 1 / 0",
    "select no_such_column",
    "insert into migrations (name) values ('x')",
  ]) {
    const faulty = command({
      name: "careless.faulty",
      input: z.strictObject({}),
      can: () => true,
      run: (ctx) => sql.raw(text).execute(ctx.db),
    });
    await expect(world.run(world.owner, faulty, {})).rejects.not.toHaveProperty("status");
  }
});
