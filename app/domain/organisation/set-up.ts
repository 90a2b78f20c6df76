import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { command } from "#core/command.ts";
import type { CommandContext, Services } from "#core/context.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { keyedDigest, newId } from "#core/identifiers.ts";
import { Email } from "#core/mail-address.ts";
import { Line, Reference } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { defaultWords } from "#messages/text.ts";
import { noHours, ordinaryWeek, Week } from "./calendars/hours.ts";
import { keepHours } from "./calendars/write-calendar.ts";
import { Languages, requireWords, TimeZone, Word } from "./organisation.ts";
import { Password } from "./passwords.ts";
import { programmeSteps } from "./steps.ts";

/** The one-time code of a first run: the same in every process that shares the secret, and nowhere stored. */
export const setupCode = (secret: string): string => keyedDigest(secret, "set-up").slice(0, 24);

/** Errors: NotFound for a wrong code, and once the organisation exists. */
export async function requireSetupCode(db: Queryable, secret: string, code: string): Promise<void> {
  const expected = Buffer.from(setupCode(secret));
  const given = Buffer.from(code);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new NotFound();
  if (await isSetUp(db)) throw new NotFound();
}

export async function isSetUp(db: Queryable): Promise<boolean> {
  return (await db.selectFrom("organisation").select("name").executeTakeFirst()) !== undefined;
}

const SetUp = z.strictObject({
  organisation: Line(120),
  timeZone: TimeZone,
  languages: Languages,
  customerWord: z.record(Reference(40), Word).optional(),
  /** When people work; an ordinary week when nothing is said, so that working time counts from the first day. */
  week: Week.default(ordinaryWeek),
  ownerName: Line(120),
  ownerEmail: Email,
  password: Password,
});

/**
 * Makes the organisation, its working hours, its first team and its owner. Whoever may call it has shown the one-time code, or sits at
 * the command line. Two at once: one wins, the other hears 409 `already_set_up`. Errors: Invalid beside a day whose
 * hours are not sound.
 */
export const setUpOrganisation = command({
  name: "organisation.set_up",
  input: SetUp,
  can: (actor) => actor.kind === "system",
  async run(ctx, input) {
    const customerWord = input.customerWord ?? pickWords(input.languages);
    requireWords(input.languages, customerWord);
    await insertOrganisation(ctx, input, customerWord);
    await keepHours(ctx, null, { ...noHours, week: input.week });
    const teamId = await insertFirstTeam(ctx, input.languages[0] ?? "en");
    const employeeId = await insertOwner(ctx, input, teamId);
    await ctx.db.insertInto("steps").values(programmeSteps()).execute();
    ctx.record("organisation.set_up", { type: "organisation", id: null });
    return { employeeId, teamId };
  },
});

async function insertOrganisation(
  ctx: CommandContext,
  input: z.output<typeof SetUp>,
  customerWord: Record<string, z.output<typeof Word>>,
): Promise<void> {
  const made = await ctx.db
    .insertInto("organisation")
    .values({
      name: input.organisation,
      timeZone: input.timeZone,
      languages: input.languages,
      customerWord,
      createdAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw new Conflict("already_set_up");
}

async function insertFirstTeam(ctx: CommandContext, language: string): Promise<string> {
  const id = newId();
  await ctx.db
    .insertInto("teams")
    .values({ id, name: ctx.services.text(language, "organisation.firstTeam"), createdAt: ctx.now })
    .execute();
  await ctx.db.updateTable("organisation").set({ intakeTeamId: id }).execute();
  return id;
}

async function insertOwner(
  ctx: CommandContext,
  input: z.output<typeof SetUp>,
  teamId: string,
): Promise<string> {
  const userId = await createAccount(ctx.services, {
    name: input.ownerName,
    email: input.ownerEmail,
    password: input.password,
  });
  const id = newId();
  await ctx.db
    .insertInto("employees")
    .values({
      id,
      userId,
      name: input.ownerName,
      email: input.ownerEmail,
      role: "owner",
      language: input.languages[0] ?? "en",
      createdAt: ctx.now,
    })
    .execute();
  await ctx.db.insertInto("memberships").values({ employeeId: id, teamId }).execute();
  return id;
}

/** The account is made by the sign-in library outside our transaction; an address in use is refused beside its field. */
export async function createAccount(
  services: Services,
  input: { name: string; email: string; password: string },
): Promise<string> {
  try {
    return (await services.identity.createAccount(input)).userId;
  } catch (error) {
    if (isTaken(error)) throw new Invalid([{ path: "ownerEmail", code: "email_taken" }]);
    throw error;
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && "body" in error && /USER_ALREADY_EXISTS/.test(JSON.stringify(error.body));

function pickWords(languages: string[]): Record<string, z.output<typeof Word>> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const word = defaultWords[language];
      return word ? [[language, word]] : [];
    }),
  );
}
