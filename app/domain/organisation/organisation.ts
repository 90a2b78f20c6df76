import { z } from "zod";
import { modernZone } from "#calendar/zone-names.ts";
import { isStaff, leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Line, Reference, Whole } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { completeLanguages, defaultWords } from "#messages/text.ts";
import { countClocksAgain, holdClocks } from "./calendars/count-clocks-again.ts";

/** What this organisation calls its customers, with and without an article. */
export const Word = z.strictObject({ one: Line(40), other: Line(40), theOne: Line(60), theOther: Line(60) });

/** An IANA name of a zone; an old one becomes that of today. */
export const TimeZone = z
  .string()
  .max(60)
  .refine((zone) => zone.includes("/") || zone === "UTC", { params: { code: "not_a_time_zone" } })
  .refine(isTimeZone, { params: { code: "not_a_time_zone" } })
  .transform(modernZone);

export const Languages = z
  .array(Reference(10))
  .min(1)
  .max(10)
  .refine((languages) => new Set(languages).size === languages.length, { params: { code: "invalid" } })
  .check((context) => {
    const known = completeLanguages();
    if (context.value.every((language) => known.includes(language))) return;
    context.issues.push({
      code: "custom",
      input: context.value,
      params: { code: "not_a_language", values: { options: known.join(", ") } },
    });
  });

/** A currency that this runtime knows, by its ISO 4217 code. */
export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => Intl.supportedValuesOf("currency").includes(code), {
    params: { code: "not_a_currency" },
  });

/** The organisation as everyone who works with it may see it. */
export interface Organisation {
  name: string;
  timeZone: string;
  languages: string[];
  customerWord: Record<string, z.output<typeof Word>>;
  intakeTeamId: string | null;
  /** ISO 4217: the currency of every amount. */
  currency: string;
  /** Elapsed hours in which a question over the limit of a decision right is answered. */
  questionHours: number;
  /** Whether the message about a late promise goes out by itself; the promiser sends it otherwise. */
  lateMessagesByThemselves: boolean;
  revision: number;
}

/** Errors: NotFound before the first run is done. */
export async function findOrganisation(db: Queryable): Promise<Organisation> {
  const row = await db
    .selectFrom("organisation")
    .select([
      "name",
      "timeZone",
      "languages",
      "customerWord",
      "intakeTeamId",
      "currency",
      "questionHours",
      "lateMessagesByThemselves",
      "revision",
    ])
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

export const getOrganisation = query({
  name: "organisation.read",
  input: z.strictObject({}),
  can: isStaff,
  run: ({ db }) => findOrganisation(db),
});

export const changeOrganisation = command({
  name: "organisation.change",
  input: z.strictObject({
    name: Line(120).optional(),
    timeZone: TimeZone.optional(),
    languages: Languages.optional(),
    customerWord: z.record(Reference(40), Word).optional(),
    intakeTeamId: Id.optional(),
    currency: Currency.optional(),
    questionHours: Whole({ min: 1, max: 240 }).optional(),
    lateMessagesByThemselves: z.stringbool().or(z.boolean()).optional(),
  }),
  target: ({ db }) => findOrganisation(db),
  can: leads,
  async run(ctx, input, organisation) {
    const languages = input.languages ?? organisation.languages;
    const customerWord = { ...wordsFor(languages), ...organisation.customerWord, ...input.customerWord };
    requireWords(languages, customerWord);
    await requireTeam(ctx.db, input.intakeTeamId);
    const moves = input.timeZone !== undefined && input.timeZone !== modernZone(organisation.timeZone);
    if (moves) await holdClocks(ctx.db, "alone");
    await ctx.db
      .updateTable("organisation")
      .set({ ...input, customerWord, revision: organisation.revision + 1 })
      .execute();
    if (moves) await countClocksAgain(ctx, null, "open");
    ctx.record("organisation.changed", { type: "organisation", id: null }, { fields: Object.keys(input) });
    return findOrganisation(ctx.db);
  },
});

/** The words that a language begins with, until the organisation chooses its own. */
const wordsFor = (languages: string[]): Organisation["customerWord"] =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const word = defaultWords[language];
      return word ? [[language, word]] : [];
    }),
  );

/** Errors: Invalid beside the language whose word is missing or which is not in use. */
export function requireWords(languages: string[], words: Record<string, unknown>): void {
  const missing = languages.filter((language) => !words[language]);
  if (missing.length === 0) return;
  throw new Invalid(missing.map((language) => ({ path: `customerWord.${language}`, code: "word_missing" })));
}

async function requireTeam(db: Queryable, id: string | undefined): Promise<void> {
  if (!id) return;
  const team = await db.selectFrom("teams").select("id").where("id", "=", id).executeTakeFirst();
  if (!team) throw new Invalid([{ path: "intakeTeamId", code: "unknown_team" }]);
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
