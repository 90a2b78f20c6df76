import { z } from "zod";
import { timeReader } from "#calendar/parse-time.ts";
import { parseZone } from "#calendar/zone.ts";
import { Invalid, Malformed } from "#core/errors.ts";
import { fieldErrorsOf } from "#core/field-errors.ts";
import { readJson } from "#core/json.ts";
import { Line, Reference, Search, Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import baltimore311 from "./mappings/baltimore-311.json" with { type: "json" };

export const kinds = ["complaint", "compliment", "suggestion", "question"] as const;
export const channels = ["web", "phone", "letter", "visit", "email", "app", "other"] as const;
export const outcomes = ["resolved", "partly_resolved", "not_resolved", "answered", "withdrawn"] as const;

const Column = Line(200);
/** From what stands in the file to a word of ours; `*` is for everything else. */
const Words = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.record(Search(200), z.enum(words)).optional();

const Format = Reference(60).refine((pattern) => timeReader(pattern).ok, {
  params: { code: "not_a_time_format" },
});
const Zone = Reference(60).refine((zone) => parseZone(zone).ok, { params: { code: "not_a_time_zone" } });

/** How the columns of a file become cases. Only the reference and the time of receipt are needed. */
export const Mapping = z
  .strictObject({
    columns: z.strictObject({
      reference: Column,
      received: Column,
      kind: Column.optional(),
      text: Column.optional(),
      channel: Column.optional(),
      team: Column.optional(),
      firstAnswer: Column.optional(),
      closed: Column.optional(),
      due: Column.optional(),
      outcome: Column.optional(),
    }),
    /** What holds where a column is not given or its cell is empty. */
    constants: z
      .strictObject({
        kind: z.enum(kinds).optional(),
        text: Text(20_000).optional(),
        channel: z.enum(channels).optional(),
        team: Line(120).optional(),
        outcome: z.enum(outcomes).optional(),
      })
      .optional(),
    values: z
      .strictObject({ kind: Words(kinds), channel: Words(channels), outcome: Words(outcomes) })
      .optional(),
    /** Without a zone the organisation's own is meant. */
    time: z.strictObject({ format: Format, zone: Zone.optional() }).optional(),
    delimiter: z.enum([",", ";", "\t", "|"]).optional(),
    encoding: z.enum(["utf-8"]).optional(),
    /** Whether closing there told the customer: then it is the first answer of a row that names none. */
    closingAnswers: z.boolean().optional(),
    /** Whether a team that is named but unknown is made; otherwise its rows are refused. */
    createTeams: z.boolean().optional(),
  })
  .meta({
    id: "Mapping",
    description:
      "How the columns of a file become cases. Each column is named as the first line of the file names it; only `reference` and `received` are needed.",
  });
export type Mapping = z.output<typeof Mapping>;
export type Field = keyof Mapping["columns"];

/** Mappings that come with the product; a saved one of the same name goes before it. */
export const shippedMappings: Record<string, Mapping> = { "baltimore-311": Mapping.parse(baltimore311) };

/** A mapping as it comes: `readMapping` checks it, so that what is wrong is said beside its own field. */
export const GivenMapping = z.unknown().meta({
  anyOf: [
    { $ref: "#/components/schemas/Mapping" },
    {
      type: "string",
      description: "The name of a mapping that is saved or comes along, or a mapping as JSON",
    },
  ],
});

/**
 * The mapping that is meant: by the name of a saved or shipped one, or given itself, as an object or as its JSON.
 * Errors: Invalid on `mapping`, or on its field.
 */
export async function readMapping(db: Queryable, given: unknown): Promise<Mapping> {
  if (typeof given !== "string") return parseMapping(given);
  if (/^\s*\{/.test(given)) return parseMapping(jsonOf(given));
  const saved = await db
    .selectFrom("importMappings")
    .select("mapping")
    .where("name", "=", given)
    .executeTakeFirst();
  const found =
    saved?.mapping ?? (Object.hasOwn(shippedMappings, given) ? shippedMappings[given] : undefined);
  if (!found)
    throw new Invalid([
      { path: "mapping", code: "unknown_mapping", params: { names: (await namesOf(db)).join(", ") } },
    ]);
  return parseMapping(found);
}

/** Names of the mappings that there are, saved or shipped; at most twenty, in their order. */
async function namesOf(db: Queryable): Promise<string[]> {
  const saved = await db.selectFrom("importMappings").select("name").orderBy("name").limit(20).execute();
  const names = new Set([...saved.map(({ name }) => name), ...Object.keys(shippedMappings)]);
  return [...names].sort().slice(0, 20);
}

function parseMapping(value: unknown): Mapping {
  const result = Mapping.safeParse(value);
  if (result.success) return result.data;
  throw new Invalid(
    fieldErrorsOf(result.error).map((error) => ({
      ...error,
      path: error.path ? `mapping.${error.path}` : "mapping",
    })),
  );
}

function jsonOf(text: string): unknown {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new Invalid([{ path: "mapping", code: error.code }]);
  }
}
