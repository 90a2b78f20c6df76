import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openWorld } from "#test/world.ts";

test("names of before are written with one space, unless another row has that spelling", async () => {
  const world = await openWorld();
  const { database } = world.services;
  const add = (name: string) =>
    sql<{
      id: string;
    }>`insert into teams select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'name', ${name}::text))).* from teams t limit 1 returning id`.execute(
      database,
    );
  for (const name of ["Old\u00a0 one", "Twin  a", "Twin\u2009a", "Kept way"]) await add(name);
  const migration = await readFile("app/db/migrations/0405-white-in-names.sql", "utf8");
  await database.connection().execute((db) => sql.raw(migration).execute(db));
  const { rows } = await sql<{ name: string }>`select name from teams`.execute(database);
  const names = rows.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["Old one", "Twin  a", "Twin\u2009a", "Kept way"]));
  await world.close();
});
