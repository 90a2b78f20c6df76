import type pg from "pg";
import { findAccess, loginFor } from "#db/access.ts";
import { openDatabase, openPool } from "#db/client.ts";
import type { Connection, Connections } from "#db/connection.ts";
import { missingMigrations } from "#db/migrate.ts";
import { exposureIn } from "#db/prepare.ts";
import { standardsWithoutHours } from "#domain/strategy/without-hours.ts";
import type { Finding } from "./finding.ts";

/** Where the app's workers hold their locks; see server/worker.ts. */
const workerLocks = 5_377_802;

export async function checkVersion(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  const { number = 0, version = "" } = rows[0] ?? {};
  return number >= 150_000
    ? { state: "ok", subject: "database", sentence: `PostgreSQL ${version} answers` }
    : { state: "broken", subject: "database", sentence: `PostgreSQL ${version}; 15 or newer is needed` };
}

export async function checkMigrations(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('migrations') is not null as there",
  );
  const subject = "migrations";
  if (!rows[0]?.there)
    return { state: "broken", subject, sentence: "none is applied; npm start applies them" };
  const missing = await missingMigrations((text) => client.query(text));
  return missing.length === 0
    ? { state: "ok", subject, sentence: "all are applied" }
    : { state: "broken", subject, sentence: `missing: ${missing.join(", ")}; npm start applies them` };
}

/** Whether the app's own sign-in is the lesser one that it should be, so that the log of events is safe from it. */
export async function checkProtection(client: pg.Client, connections: Connections): Promise<Finding> {
  const subject = "log";
  const access = await findAccess(client, connections);
  const exposure = await exposureIn(access);
  if (exposure.length === 0)
    return { state: "ok", subject, sentence: "the app can add to it and change nothing in it" };
  if (access.refused && (await isMade(client))) {
    const sentence = `the app's own sign-in is refused: ${access.refused}; where it is its password, the SECRET_KEY given here is another than the app's, or the next start puts it right`;
    return { state: "attention", subject, sentence };
  }
  const why = access.refused ? ` (one of its own is refused: ${access.refused})` : "";
  const remedy =
    "as administrator of the database: create role kept_sign_in login password '…'; then start Kept with DATABASE_URL signing in as kept_sign_in, and DATABASE_OWNER_URL as DATABASE_URL is now";
  const sentence = `the app's sign-in${why} ${exposure.join(", ")}, so SQL from outside that reached the database could change what happened; ${remedy}`;
  return { state: "attention", subject, sentence };
}

/** Whether the app's sign-in is there, so that only its password or the server's own list of who may come in is wrong. */
async function isMade(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  const made = await client.query("select from pg_roles where rolname = $1", [loginFor(rows[0]?.name ?? "")]);
  return made.rows.length > 0;
}

export async function checkOrganisation(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>("select name from organisation");
  return rows[0]
    ? { state: "ok", subject: "organisation", sentence: `${rows[0].name} is set up` }
    : { state: "attention", subject: "organisation", sentence: "none is set up yet" };
}

/** Whether each standard in working time has hours to count by. */
export async function checkHours(connection: Connection): Promise<Finding> {
  const pool = openPool(connection, { max: 1, role: null, name: "kept doctor" });
  pool.on("error", () => undefined);
  try {
    const without = await standardsWithoutHours(openDatabase(pool));
    const subject = "working hours";
    const names = without.map(({ name, places }) => {
      const teams = places.flatMap(({ name }) => name ?? []);
      return teams.length > 0 ? `“${name}” (${teams.join(", ")})` : `“${name}”`;
    });
    const list = (nowhere: boolean) => names.filter((_, at) => without[at]?.nowhere === nowhere).join("; ");
    if (list(true) !== "") {
      const sentence = `missing, so these standards measure nothing: ${list(true)}; see Settings, Working hours`;
      return { state: "attention", subject, sentence };
    }
    const teams = list(false) && `; a team that never works is not measured by ${list(false)}`;
    return { state: "ok", subject, sentence: `no standard is without them${teams}` };
  } finally {
    await pool.end();
  }
}

/** Mails of the last thirty days that were refused for good, and those that have waited for more than a day. */
export async function checkMails(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ refused: number; waiting: number }>(
    `select count(*) filter (where refused_at > now() - interval '30 days')::int as refused,
       count(*) filter (where sent_at is null and refused_at is null
         and queued_at between now() - interval '4 days' and now() - interval '1 day')::int as waiting
     from mails`,
  );
  const { refused = 0, waiting = 0 } = rows[0] ?? {};
  const sentence = `${refused} refused for good in 30 days, ${waiting} have waited for a day`;
  return { state: refused + waiting > 0 ? "attention" : "ok", subject: "mails", sentence };
}

export async function checkJobs(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ workers: number; late: number; given: number }>(
    `select
       (select count(*)::int from pg_locks where locktype = 'advisory' and classid = $1 and granted
          and database = (select oid from pg_database where datname = current_database())) as workers,
       count(*) filter (where run_at < now() - interval '5 minutes' and attempts < max_attempts)::int as late,
       count(*) filter (where attempts >= max_attempts)::int as given
     from graphile_worker._private_jobs`,
    [workerLocks],
  );
  const { workers = 0, late = 0, given = 0 } = rows[0] ?? {};
  const worker: Finding =
    workers > 0
      ? { state: "ok", subject: "worker", sentence: `${workers} at work` }
      : { state: "attention", subject: "worker", sentence: "no app is running, so no job is done" };
  const jobs: Finding =
    late + given > 0
      ? {
          state: "attention",
          subject: "jobs",
          sentence: `${late} wait over 5 minutes, ${given} were given up`,
        }
      : { state: "ok", subject: "jobs", sentence: "none is late" };
  return [worker, jobs];
}
