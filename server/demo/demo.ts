import { type EmployeeActor, system } from "#core/actor.ts";
import type { Caller, Services } from "#core/context.ts";
import { execute } from "#core/execute.ts";
import { keyedDigest } from "#core/identifiers.ts";
import { tellOfRefusedMail } from "#domain/cases/watch-mails.ts";
import { employeeOfUser } from "#domain/organisation/employees.ts";
import { acceptInvitation, invitationToken, inviteEmployee } from "#domain/organisation/invitations.ts";
import { isSetUp, setUpOrganisation } from "#domain/organisation/set-up.ts";
import { createTeam } from "#domain/organisation/teams.ts";
import { type CustomerWord, textIn } from "#messages/text.ts";
import { insertRows } from "./insert.ts";
import { makeCases } from "./make-cases.ts";
import { makeChecks } from "./make-checks.ts";
import { type Colleagues, makeDays } from "./make-days.ts";
import { addOpenCases } from "./make-open-cases.ts";
import { makePhilosophy, makePledges, makeStandards } from "./make-philosophy.ts";
import { makeRights } from "./make-rights.ts";
import { makeWorkshops } from "./make-workshops.ts";
import { colleagues, council, firstTeam, teams } from "./organisation.ts";
import type { Staff } from "./plot.ts";

const day = 24 * 3_600_000;

/** How to sign in to the demo, or that there is none. */
export interface DemoSignIn {
  email: string;
  password: string;
}

/** The demo's password: of this installation alone, and the same at every start. */
export const demoPassword = (secret: string): string =>
  (
    keyedDigest(secret, "demo")
      .replace(/[^a-z0-9]/gi, "")
      .toLowerCase()
      .slice(0, 16)
      .match(/.{4}/g) ?? []
  ).join("-");

/**
 * Fills an empty database with a believable council of two years. A database in which something is set up is left
 * as it is.
 * @returns how to sign in, or null when this database is not the demo's
 */
export async function fillDemo(services: Services): Promise<DemoSignIn | null> {
  const signIn = { email: council.ownerEmail, password: demoPassword(services.secret) };
  if (await isSetUp(services.database)) {
    const demo = await services.database
      .selectFrom("employees")
      .select("id")
      .where("email", "=", council.ownerEmail)
      .executeTakeFirst();
    return demo ? signIn : null;
  }
  const now = services.clock();
  const words: Record<string, CustomerWord> = council.customerWord;
  const at = (days: number): Services => ({
    ...services,
    // The word for residents holds from the first line on, and not only once it was read again.
    text: (language, key, values) => textIn(language, words[language])(key as never, values),
    mail: null,
    clock: () => new Date(now.getTime() - days * day),
  });
  const owner = await makeOrganisation(at, signIn.password);
  const ownerAt = (days: number): Caller => ({ ...owner.caller, services: at(days) });
  const principleIds = await makePhilosophy(ownerAt);
  const setting = {
    now,
    secret: services.secret,
    staff: owner.staff,
    principleIds: principleIds.slice(0, 5),
  };
  const rows = makeCases(setting);
  addOpenCases(rows, { ...setting, ownerId: owner.id, zone: council.timeZone });
  await insertRows(services.database, rows);
  const standardIds = await makeStandards(ownerAt, owner.staff.teamIds);
  await makePledges(ownerAt, standardIds, principleIds);
  await makeRights(ownerAt, owner.staff.teamIds, principleIds);
  await makeWorkshops(ownerAt);
  await makeChecks(ownerAt, setting.principleIds);
  const callers: Colleagues = {
    ids: new Map([...owner.people].map(([mail, { id }]) => [mail, id])),
    at(mail, days) {
      const found = owner.people.get(mail);
      if (!found) throw new Error(`nobody of the demo is called ${mail}`);
      return { ...owner.caller, actor: found, language: found.language, services: at(days) };
    },
  };
  for (const { kind, subject_id: subjectId, refused_at } of rows.mails) {
    if (!refused_at) continue;
    const then = {
      ...owner.caller,
      actor: system,
      services: at((now.getTime() - refused_at.getTime()) / day),
    };
    await execute(then, tellOfRefusedMail, { kind, subjectId });
  }
  const [standardId] = standardIds.values();
  await makeDays(ownerAt, callers, { principleIds: setting.principleIds, standardId });
  return signIn;
}

async function makeOrganisation(at: (days: number) => Services, password: string) {
  const asSystem: Caller = { services: at(760), actor: system, address: null, language: "en" };
  const made = await execute(asSystem, setUpOrganisation, { ...council, password });
  const { database } = asSystem.services;
  await database.updateTable("teams").set({ name: firstTeam }).where("id", "=", made.teamId).execute();
  const actor = await actorOf(database, made.employeeId);
  const caller: Caller = { ...asSystem, actor, services: at(750) };
  const teamIds = new Map([[firstTeam, made.teamId]]);
  for (const name of teams) teamIds.set(name, (await execute(caller, createTeam, { name })).id);
  const people = await Promise.all(
    colleagues.map(async ({ name, mail, role, team, language }) => {
      const email = `${mail}@veldhaven.example`;
      const invitation = { name, email, role, teamId: teamIds.get(team), language };
      const invited = await execute(caller, inviteEmployee, invitation);
      const token = invitationToken(caller.services.secret, invited.id);
      const { employeeId } = await execute(asSystem, acceptInvitation, { token, name, password });
      return { id: employeeId, name, team, mail, actor: await actorOf(database, employeeId) };
    }),
  );
  const members = new Map<string, { id: string; name: string }[]>();
  for (const { id, name, team } of people) members.set(team, [...(members.get(team) ?? []), { id, name }]);
  const staff: Staff = { teamIds, members, desk: members.get(firstTeam) ?? [] };
  const actors = new Map(people.map((each) => [each.mail, each.actor]));
  return { id: actor.id, caller, staff, people: actors };
}

async function actorOf(database: Services["database"], employeeId: string): Promise<EmployeeActor> {
  const { userId } = await database
    .selectFrom("employees")
    .select("userId")
    .where("id", "=", employeeId)
    .executeTakeFirstOrThrow();
  const actor = await employeeOfUser(database, userId ?? "");
  if (!actor) throw new Error("somebody of the demo is missing");
  return actor;
}
