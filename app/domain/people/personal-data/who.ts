import { sql } from "kysely";
import { NotFound } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";
import { findEmployee } from "#domain/organisation/employees.ts";

/** Somebody behind voices: all the people that joins make one, and the cases that their voices opened. */
export interface Customer {
  kind: "customer";
  /** The oldest of the people that are one. */
  id: string;
  personIds: string[];
  caseIds: string[];
  /** Ids of everything of theirs, by which answers, mails and jobs name it. */
  ids: string[];
  /** Names and addresses, by which a file may name them. */
  values: string[];
}

/** Somebody who works or worked here. */
export interface Colleague {
  kind: "employee";
  id: string;
  userId: string | null;
  role: string;
  name: string;
  email: string;
  deactivatedAt: Date | null;
  /** In small letters: the one they have, and the one they were invited at. */
  addresses: string[];
  ids: string[];
}
export type Who = Customer | Colleague;

/** Whose id this is: of somebody behind voices, or of a colleague. Errors: NotFound. */
export async function findWho(db: Queryable, id: string): Promise<Who> {
  const one = db
    .selectFrom("people")
    .select((eb) => eb.fn.coalesce("joinedToId", "id").as("id"))
    .where("id", "=", id);
  const people = await db
    .selectFrom("people")
    .select(["id", "name", "email"])
    .select(sql<string[]>`array(select cases.id from cases where cases.person_id = people.id)`.as("caseIds"))
    .where((eb) => eb.or([eb("id", "=", one), eb("joinedToId", "=", one)]))
    .orderBy(sql`people.joined_to_id is not null`)
    .orderBy("id")
    .execute();
  const [first] = people;
  return first ? customerOf(db, first.id, people) : colleagueOf(db, id);
}

/** Everything of somebody behind voices. `id` is the oldest of the people that are one. */
async function customerOf(
  db: Queryable,
  id: string,
  people: { id: string; name: string | null; email: string | null; caseIds: string[] }[],
): Promise<Customer> {
  const personIds = people.map((person) => person.id).sort();
  const caseIds = people.flatMap((person) => person.caseIds);
  return {
    kind: "customer",
    id,
    personIds,
    caseIds,
    ids: [...personIds, ...caseIds, ...(await idsIn(db, caseIds))],
    values: [...new Set(people.flatMap(({ name, email }) => [name, email]))].filter(
      // Two letters stand in every file.
      (value): value is string => value !== null && value.length > 2,
    ),
  };
}

/** The same for people and cases that are given, as a list of erasures gives them. */
export async function customerWith(
  db: Queryable,
  given: { id: string; personIds: string[]; caseIds: string[] },
): Promise<Customer> {
  const ids = [...given.personIds, ...given.caseIds, ...(await idsIn(db, given.caseIds))];
  return { ...given, kind: "customer", ids, values: [] };
}

/** Ids of what lies in cases. */
async function idsIn(db: Queryable, caseIds: string[]): Promise<string[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with kase as (select unnest(${caseIds}::uuid[]) as case_id)
    select id from voices join kase using (case_id) union all select id from messages join kase using (case_id)
    union all select id from promises join kase using (case_id) union all select id from decisions join kase using (case_id)
    union all select id from decision_questions join kase using (case_id)
    union all select id from pauses join kase using (case_id)
    union all select id from closures join kase using (case_id)
    union all select id from erasure_requests join kase using (case_id)
    union all select id from notices join kase using (case_id)`.execute(db);
  return rows.map(({ id }) => id);
}

async function colleagueOf(db: Queryable, id: string): Promise<Colleague> {
  const { name, email, role, deactivatedAt } = await findEmployee(db, id);
  const { userId } = await db
    .selectFrom("employees")
    .select("userId")
    .where("id", "=", id)
    .executeTakeFirstOrThrow(() => new NotFound());
  const invitations = await db
    .selectFrom("invitations")
    .select(["id", "email"])
    .where((eb) =>
      eb.or([eb("employeeId", "=", id), eb(eb.fn("lower", ["email"]), "=", email.toLowerCase())]),
    )
    .execute();
  return {
    kind: "employee",
    id,
    userId,
    role,
    name,
    email,
    deactivatedAt,
    addresses: [...new Set([email, ...invitations.map((each) => each.email)])].map((each) =>
      each.toLowerCase(),
    ),
    ids: [id, ...(userId ? [userId] : []), ...invitations.map((each) => each.id)],
  };
}
