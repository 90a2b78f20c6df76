import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "#test/world.ts";
import { columnsIn, columnsOf } from "./held.ts";
import { registry } from "./registry.ts";

let world: World;
let columns: { table: string; column: string; nullable: boolean }[];
beforeAll(async () => {
  world = await openWorld();
  const client = new pg.Client(world.connection);
  await client.connect();
  const { rows } = await client.query(`
    select case table_schema when 'public' then table_name else table_schema || '.' || table_name end as table,
      column_name as column, is_nullable = 'YES' as nullable
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
    order by 1, ordinal_position`);
  columns = rows;
  await client.end();
});
afterAll(() => world.close());

test("every column of the database has its word in the register of personal data", () => {
  expect(columns.length).toBeGreaterThan(300);
  const missing = columns
    .filter(({ table, column }) => {
      const rule = registry[table];
      return !rule || !columnsOf(rule).includes(column);
    })
    .map(({ table, column }) => `${table}.${column}`);
  expect(
    missing,
    `New columns need a word in app/domain/people/personal-data/registry/, beside their table.
Says nothing about a person (an id, a kind, a time, a number, the organisation's own words): add it to "plain".
A digest, token or secret that nobody is ever shown: "secret".
Words or values about the one who told us: the part "customer", under "emptied" (becomes null), "dashed" (null is not
allowed: becomes a dash) or "gone" (the whole row goes). About a colleague: the same in the part "employee", or
"unsigned" for words that they wrote for the organisation, which lose their name only.
A new table also says in "rows" how theirs are found; copy a neighbour. Export, erasure and retention then know it.`,
  ).toEqual([]);
});

test("the register names no column that is not there", () => {
  const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const named = Object.entries(registry).flatMap(([table, rule]) =>
    columnsOf(rule).map((column) => `${table}.${column}`),
  );
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test("what becomes null may be null, and what becomes a dash may not", () => {
  const nullable = new Map(columns.map((each) => [`${each.table}.${each.column}`, each.nullable]));
  const wrong = Object.entries(registry).flatMap(([table, { customer, employee }]) =>
    [...columnsIn(customer?.emptied, employee?.emptied)]
      .filter((column) => !nullable.get(`${table}.${column}`))
      .map((column) => `${table}.${column} is emptied, but may not be null`),
  );
  expect(wrong).toEqual([]);
});

test("a table with something personal in it can be shown", () => {
  const unnamed = Object.entries(registry)
    .filter(([, rule]) => (rule.customer || rule.employee) && !rule.about)
    .map(([table]) => table);
  expect(unnamed).toEqual([]);
});
