import "#messages/all.ts";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { openRooms } from "#blocks/boards/rooms.ts";
import { type Actor, type EmployeeActor, type KeyActor, type Role, system, visitor } from "#core/actor.ts";
import type { Command, Query } from "#core/command.ts";
import type { Caller, Mail, Services } from "#core/context.ts";
import { ask, execute } from "#core/execute.ts";
import { newId } from "#core/identifiers.ts";
import { type Limit, type LimitName, type Limits, noLimits } from "#core/limits.ts";
import { OpenStreams } from "#core/open-streams.ts";
import { openDatabase, openPool } from "#db/client.ts";
import { type Connection, signedInAs } from "#db/connection.ts";
import { actorOfKey, createApiKey } from "#domain/organisation/api-keys.ts";
import { employeeOfUser } from "#domain/organisation/employees.ts";
import { setUpOrganisation } from "#domain/organisation/set-up.ts";
import { workshopParts } from "#domain/workshops/board-parts.ts";
import { textIn } from "#messages/text.ts";
import { openIdentity } from "../server/identity.ts";
import { openLimits } from "../server/limits.ts";
import { createDatabase, databaseOn, dropDatabase } from "./database-server.ts";

type AnySchema = Parameters<typeof execute>[1]["input"];

/** An organisation on a database of its own, with people to act as, a clock to turn and a mailbox to read. */
export interface World {
  services: Services;
  /** As the owner of the database, to look at it and to prepare it; the services sign in as the app does. */
  connection: Connection;
  app: Connection;
  owner: EmployeeActor;
  /** The first team, to which new voices go. */
  teamId: string;
  sent: Mail[];
  /** Turns the clock. */
  at(time: string | Date): void;
  /** Tells the readers of a board that there is something new, as the database does after each commit. */
  wake(boardId: string): void;
  callerOf(actor: Actor): Caller;
  /** Runs a command as somebody. */
  run<S extends AnySchema, T, R>(actor: Actor, command: Command<S, T, R>, input: unknown): Promise<R>;
  /** Asks a query as somebody. */
  ask<S extends AnySchema, T, R>(actor: Actor, query: Query<S, T, R>, input: unknown): Promise<R>;
  employee(role: Role, options?: { name?: string; teamIds?: string[] }): Promise<EmployeeActor>;
  key(...scopes: string[]): Promise<{ key: string; actor: KeyActor }>;
  close(): Promise<void>;
}

/** Limits that count in the world's database, as a process of its own does; what they would wait goes to `waited`. */
export function limitsOf(world: World, limits: Record<LimitName, Limit>, waited: number[] = []): Limits {
  const pool = new pg.Pool({ ...world.app, max: 2 });
  pool.on("error", () => undefined);
  const sleep = async (milliseconds: number) => void waited.push(milliseconds);
  return openLimits({ pool, secret: world.services.secret, limits, sleep });
}

/** Names of jobs that wait, with their payloads, in the order in which they were added. */
export async function waitingJobs(world: World): Promise<{ task: string; payload: unknown; runAt: Date }[]> {
  const client = new pg.Client(world.connection);
  await client.connect();
  const { rows } = await client.query(
    `select task.identifier as task, job.payload, job.run_at as "runAt" from graphile_worker._private_jobs job
     join graphile_worker._private_tasks task on task.id = job.task_id order by job.id`,
  );
  await client.end();
  return rows;
}

/** A fresh copy of the migrated template with nothing set up in it. */
export async function openEmptyWorld(): Promise<Omit<World, "owner" | "teamId" | "employee" | "key">> {
  const { connection: server, template, app: login } = inject("databaseServer");
  const name = `kept_${randomBytes(6).toString("hex")}`;
  await createDatabase(server, name, template);
  const connection = databaseOn(server, name);
  const app = signedInAs(connection, login.user, login.password);
  const pool = openPool(app, { max: 24, role: null, name: "kept test" });
  const identityPool = new pg.Pool({ ...app, max: 2 });
  // A connection may still be saying goodbye when its database is dropped.
  for (const each of [pool, identityPool]) each.on("error", () => undefined);
  let offset = 0;
  const sent: Mail[] = [];
  const database = openDatabase(pool);
  const log: Services["log"] = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields, message) => console.error(message, fields),
  };
  const boards = new Set<(boardId: string | null) => void>();
  const live: Services["live"] = {
    subscribe: () => () => undefined,
    announce: () => undefined,
    last: () => 0,
    onBoard(listener) {
      boards.add(listener);
      return () => boards.delete(listener);
    },
  };
  const services: Services = {
    database,
    log,
    limits: noLimits,
    live,
    streams: new OpenStreams(),
    rooms: openRooms({ database, live, log, parts: workshopParts }),
    secret: "a secret for tests, thirty-two characters or more",
    publicUrl: "http://localhost:3000",
    mail: { send: async (mail) => void sent.push(mail) },
    identity: openIdentity(identityPool, { secret: "x".repeat(40), publicUrl: "http://localhost:3000" }),
    singleSignOn: null,
    clock: () => new Date(Date.now() + offset),
    text: (language, key, values) => textIn(language)(key as never, values),
  };
  const callerOf = (actor: Actor): Caller => ({
    services,
    actor,
    address: null,
    language: actor.kind === "employee" ? actor.language : "en",
  });
  return {
    services,
    connection,
    app,
    sent,
    at(time) {
      offset = new Date(time).getTime() - Date.now();
    },
    wake: (boardId) => {
      for (const listener of boards) listener(boardId);
    },
    callerOf,
    run: (actor, command, input) => execute(callerOf(actor), command, input),
    ask: (actor, query, input) => ask(callerOf(actor), query, input),
    async close() {
      await Promise.all([pool.end(), identityPool.end()]);
      await dropDatabase(server, name);
    },
  };
}

/** Opens a world in which the organisation is set up: en and nl, Europe/Amsterdam. */
export async function openWorld(): Promise<World> {
  const empty = await openEmptyWorld();
  const { services, callerOf } = empty;
  const { employeeId, teamId } = await execute(callerOf(system), setUpOrganisation, {
    organisation: "Municipality of Veldhaven",
    timeZone: "Europe/Amsterdam",
    languages: ["en", "nl"],
    ownerName: "Olivia Owner",
    ownerEmail: "owner@veldhaven.example",
    password: "tulips under a wide sky",
  });
  const actorById = async (id: string): Promise<EmployeeActor> => {
    const { userId } = await services.database
      .selectFrom("employees")
      .select("userId")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const actor = await employeeOfUser(services.database, userId ?? "");
    if (!actor) throw new Error("no such employee");
    return actor;
  };
  const owner = await actorById(employeeId);

  return {
    ...empty,
    owner,
    teamId,
    async employee(role, options = {}) {
      const id = newId();
      const userId = `user-${id}`;
      const email = `${id}@veldhaven.example`;
      const name = options.name ?? `${role} ${id.slice(-4)}`;
      await services.database.insertInto("authUsers").values({ id: userId, name, email }).execute();
      await services.database
        .insertInto("employees")
        .values({ id, userId, name, email, role, language: "en", createdAt: services.clock() })
        .execute();
      for (const teamId of options.teamIds ?? []) {
        await services.database.insertInto("memberships").values({ employeeId: id, teamId }).execute();
      }
      return actorById(id);
    },
    async key(...scopes) {
      const { key } = await execute(callerOf(owner), createApiKey, { name: scopes.join(" "), scopes });
      const actor = await actorOfKey(services.database, key, services.clock());
      if (!actor) throw new Error("the key does not work");
      return { key, actor };
    },
  };
}

export { system, visitor };
