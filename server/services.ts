import "#messages/all.ts";
import pg from "pg";
import pino, { type Logger } from "pino";
import { openRooms } from "#blocks/boards/rooms.ts";
import type { Services } from "#core/context.ts";
import { OpenStreams } from "#core/open-streams.ts";
import { openDatabase, openPool, watched } from "#db/client.ts";
import type { Connection, Connections } from "#db/connection.ts";
import { type Prepared, prepareDatabase } from "#db/prepare.ts";
import { workshopParts } from "#domain/workshops/board-parts.ts";
import type { Config } from "./config.ts";
import { openIdentity } from "./identity.ts";
import { openLimits } from "./limits.ts";
import { type Followed, followLog } from "./live.ts";
import { openMail } from "./mail.ts";
import { openSingleSignOn } from "./single-sign-on/provider.ts";
import { openTexts } from "./texts.ts";

/** Everything that a process makes once, with the way to put it down again. */
export interface Opened {
  services: Services;
  /** As the app signs in. */
  connection: Connection;
  pool: pg.Pool;
  log: Logger;
  /** The log of events, with what only the server itself needs of it. */
  followed: Followed;
  /** Reads the organisation's customer word again, for texts outside of pages. */
  refreshTexts(): Promise<void>;
  close(): Promise<void>;
}

/** Migrates, opens the pools, follows the log. */
export async function openServices(config: Config, connections: Connections): Promise<Opened> {
  const log = openLog(config);
  const prepared = await prepareDatabase(connections);
  const { connection, role } = prepared.access;
  if (prepared.exposure.length > 0) warnOf(prepared, log);
  const pool = openPool(connection, { max: 16, role, name: "kept" });
  const identityPool = new pg.Pool({
    ...connection,
    max: 4,
    application_name: "kept identity",
    connectionTimeoutMillis: 5_000,
    options: "-c statement_timeout=30000",
  });
  for (const each of [pool, identityPool]) {
    watched(each, (error) => {
      if (!each.ending) log.warn({ error: error.message }, "a database connection was lost");
    });
  }
  const database = openDatabase(pool);
  const live = await followLog(connection, pool, log);
  const streams = new OpenStreams();
  // Before any stream: each looks who its reader is before it hears what came after.
  live.subscribe((events) => {
    for (const { subjectId } of events) if (subjectId) streams.lookAgain(subjectId);
  });
  const rooms = openRooms({ database, live, log, parts: workshopParts });
  const mail = openMail({ smtpUrl: config.smtpUrl, from: config.mailFrom });
  const text = openTexts(database, { mail, log: live });
  await text.refresh();
  const services: Services = {
    database,
    log,
    live,
    rooms,
    streams,
    text,
    limits: openLimits({ pool: identityPool, secret: config.secret, limits: config.limits }),
    secret: config.secret,
    publicUrl: config.publicUrl,
    mail,
    identity: openIdentity(identityPool, { secret: config.secret, publicUrl: config.publicUrl }),
    singleSignOn: config.singleSignOn && openSingleSignOn(config.singleSignOn, config, log),
    clock: () => new Date(),
  };
  return {
    services,
    connection,
    pool,
    log,
    followed: live,
    refreshTexts: () => text.refresh(),
    async close() {
      rooms.stop();
      await live.stop();
      await Promise.all([pool.end(), identityPool.end()]);
    },
  };
}

function warnOf({ access, exposure }: Prepared, log: Logger): void {
  log.warn(
    { exposure, refused: access.refused },
    "the app's sign-in at the database may do more than it should; `npm run kept -- doctor` says how to mend that",
  );
}

function openLog(config: Config): Logger {
  return pino({
    level: process.env.LOG_LEVEL ?? (config.development ? "debug" : "info"),
    base: null,
    serializers: {
      error: (error) => (error instanceof Error ? { message: error.message, stack: error.stack } : error),
    },
  });
}
