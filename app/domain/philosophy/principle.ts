import { z } from "zod";
import { type Actor, leads } from "#core/actor.ts";
import { Conflict, Invalid, NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Line, Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";

/** At most this many principles are in force (agreed or published) at any time: nobody lives by eleven. */
export const principleLimit = 10;

export const PrincipleState = z.enum(["draft", "agreed", "published", "retired"]);
export type PrincipleState = z.output<typeof PrincipleState>;

export const PrincipleId = Id;
export const Statement = Line(200);
export const Explanation = Text(240);
export const Why = Text(2000);

/** What we stand for. `place` is one of ten while it is in force, else null. */
export interface Principle {
  id: string;
  statement: string;
  explanation: string | null;
  why: string | null;
  translations: Record<string, { statement?: string; explanation?: string }>;
  state: PrincipleState;
  place: number | null;
  ownerId: string | null;
  mergedIntoId: string | null;
  revision: number;
  createdAt: Date;
}

export const principleColumns = [
  "principles.id",
  "principles.statement",
  "principles.explanation",
  "principles.why",
  "principles.translations",
  "principles.state",
  "principles.place",
  "principles.ownerId",
  "principles.mergedIntoId",
  "principles.revision",
  "principles.createdAt",
] as const;

/** Errors: NotFound. */
export async function findPrinciple(db: Queryable, id: string): Promise<Principle> {
  const principle = await db
    .selectFrom("principles")
    .select(principleColumns)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!principle) throw new NotFound();
  return principle;
}

/** The principle, held until the command ends, so that its state cannot move beside us. Errors: NotFound. */
export async function holdPrinciple(db: Queryable, id: string): Promise<Principle> {
  const principle = await db
    .selectFrom("principles")
    .select(principleColumns)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!principle) throw new NotFound();
  return principle;
}

/** Whether somebody may change its words: leads, and of a draft its owner too. */
export const mayChange = (actor: Actor, principle: Pick<Principle, "state" | "ownerId">): boolean =>
  leads(actor) ||
  (principle.state === "draft" && actor.kind === "employee" && principle.ownerId === actor.id);

/** Errors: Conflict `wrong_state` with the state it is in. */
export function requireState(principle: Pick<Principle, "state">, ...states: PrincipleState[]): void {
  if (!states.includes(principle.state)) throw new Conflict("wrong_state", { state: principle.state });
}

/** Errors: Invalid beside a language that the organisation does not use, or that is its first. */
export async function requireTranslationLanguages(db: Queryable, translations: object): Promise<void> {
  const asked = Object.keys(translations);
  if (asked.length === 0) return;
  const { languages } = await db.selectFrom("organisation").select("languages").executeTakeFirstOrThrow();
  const others = languages.slice(1);
  const wrong = asked.filter((language) => !others.includes(language));
  if (wrong.length === 0) return;
  throw new Invalid(
    wrong.map((language) => ({ path: `translations.${language}`, code: "not_a_translation_language" })),
  );
}

/** Its words in a language, or as first written where they are not translated. */
export function wordsIn(
  principle: Pick<Principle, "statement" | "explanation" | "translations">,
  language: string,
): { statement: string; explanation: string | null } {
  const translated = principle.translations[language];
  return {
    statement: translated?.statement ?? principle.statement,
    explanation: translated?.explanation ?? principle.explanation,
  };
}
