import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import type { Connection } from "./connection.ts";
import type { DB } from "./schema.ts";

export type Database = Kysely<DB>;
export type DatabaseTransaction = Transaction<DB>;
/** A handle that reads and writes: the pool or a transaction of it. */
export type Queryable = Kysely<DB>;

const int8 = 20;
const numeric = 1700;
const date = 1082;

/**
 * Opens a pool. Counts (`bigint`) and `numeric` come as numbers: neither passes 2^53 here. A `date` stays text,
 * because a day has no zone. `role` is taken on by every connection before its first statement.
 */
export function openPool(
  connection: Connection,
  options: { max: number; role: string | null; name: string },
): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(int8, Number);
  types.setTypeParser(numeric, Number);
  types.setTypeParser(date, (text: string) => text);
  return new pg.Pool({
    ...connection,
    max: options.max,
    types,
    application_name: options.name,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options: `-c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000${options.role ? ` -c role=${options.role}` : ""}`,
  });
}

/** A lost connection is told, and never ends the process: idle ones by the pool, those in use by themselves as well. */
export function watched<Watched extends pg.Pool>(pool: Watched, tell: (error: Error) => void): Watched {
  pool.on("error", tell);
  pool.on("connect", (client) => client.on("error", tell));
  return pool;
}

/** Wraps a pool for typed queries; column names are snake_case in SQL and camelCase here. */
export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
