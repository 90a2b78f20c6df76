import { type ExpressionBuilder, type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { QueryContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Moment, type Period, periodOf } from "#core/period.ts";
import { Reference, Search } from "#core/validation.ts";
import type { DB } from "#db/schema.ts";
import { VoiceKind } from "#domain/listening/open-case.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { touchesPrinciple } from "#domain/philosophy/voices-touching.ts";
import { awaitsAnswer, isLate } from "./late.ts";

/** `true` or `false` as text, as a query string and a form carry it. */
const Flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** What a list of cases is narrowed to, apart from the view: the counts of the views follow it. */
export const narrowing = {
  teamId: Id.optional(),
  kind: VoiceKind.optional(),
  channel: z.enum(["web", "phone", "letter", "visit", "email", "app", "other"]).optional(),
  /** Words of what they told us, of messages, or of the reference; each must stand somewhere in the case. */
  words: Search(1000).optional(),
  /** The whole reference, in any letters. */
  reference: Reference(100, 0).optional(),
  /** Cases that touch this principle: by their closing, a decision, or as evidence. */
  principleId: Id.optional(),
  /** Cases of one person. */
  personId: Id.optional(),
  /** A day of the organisation's zone or an instant; both ends are included. */
  receivedAfter: Moment.optional(),
  receivedBefore: Moment.optional(),
};

/** The view: which of them, by state and by who has them. */
export const view = {
  state: z.enum(["open", "closed"]).optional(),
  /** An employee's id, `me`, or `none` for cases that nobody took up. */
  ownerId: z.union([z.literal("me"), z.literal("none"), Id]).optional(),
  late: Flag.optional(),
  /** Whether the customer waits for an answer of ours, also in a case that is closed. */
  awaitsAnswer: Flag.optional(),
  /** What was kept aside as spam, instead of everything else. */
  suspectedSpam: Flag.default(false),
};

type Narrowing = z.output<z.ZodObject<typeof narrowing>>;
type Condition = (eb: ExpressionBuilder<DB, "cases">) => RawBuilder<boolean>;

/**
 * The conditions on `cases` that a narrowing means; words are looked up as parts of words (docs/decisions/0063), and words
 * without a letter or digit are found nowhere. One round trip where there are words, one where there is a day. Errors:
 * Invalid beside a period that ends before it starts.
 */
export async function narrowed(ctx: QueryContext, input: Narrowing): Promise<RawBuilder<boolean>[]> {
  const { receivedAfter: from, receivedBefore: to, words } = input;
  const [period, patterns] = await Promise.all([
    from || to ? receivedIn(ctx, { from, to }) : null,
    words?.trim() ? patternsOf(ctx, words) : null,
  ]);
  const equal = (column: string, value: unknown, type: string) =>
    value === undefined ? [] : [sql<boolean>`${sql.ref(column)} = ${value}::${sql.raw(type)}`];
  return [
    ...equal("cases.team_id", input.teamId, "uuid"),
    ...equal("cases.person_id", input.personId, "uuid"),
    ...equal("cases.kind", input.kind, "text"),
    ...(input.channel
      ? [sql<boolean>`cases.id in (select case_id from voices where channel = ${input.channel})`]
      : []),
    ...(input.reference ? [sql<boolean>`lower(cases.reference) = lower(${input.reference}::text)`] : []),
    ...(input.principleId ? [touchesPrinciple(input.principleId)] : []),
    ...(period?.from ? [sql<boolean>`cases.received_at >= ${period.from}`] : []),
    ...(period?.to ? [before(period.to)] : []),
    ...(patterns ?? []),
  ];
}

async function receivedIn(ctx: QueryContext, days: { from?: string; to?: string }): Promise<Period> {
  const { timeZone } = await findOrganisation(ctx.db);
  return periodOf(days, timeZone, { from: "receivedAfter", to: "receivedBefore" });
}

const before = ({ at, bound }: NonNullable<Period["to"]>): RawBuilder<boolean> =>
  bound === "included" ? sql`cases.received_at <= ${at}` : sql`cases.received_at < ${at}`;

/** One condition for each word: it stands in what they told us, in a message or in the reference. */
async function patternsOf(ctx: QueryContext, words: string): Promise<RawBuilder<boolean>[]> {
  const { rows } = await sql<{ patterns: string[] }>`
    select patterns from search_patterns(${words.replaceAll("\0", " ")})`.execute(ctx.db);
  if (rows.length === 0) return [sql`false`];
  return rows.map(({ patterns }) => {
    const anyIn = (text: RawBuilder<unknown>) =>
      sql.join(
        patterns.map((pattern) => sql`${text} like ${pattern}`),
        sql` or `,
      );
    return sql<boolean>`cases.id in (
      select case_id from voices where ${anyIn(sql.ref("voices.search"))}
      union all select case_id from messages where ${anyIn(sql.ref("messages.search"))}
      union all select id from cases named where ${anyIn(sql`search_text(named.reference)`)})`;
  });
}

/** The view as conditions. Errors: Invalid beside `ownerId` for `me` where a machine asks. */
export function viewed(
  ctx: QueryContext,
  input: Omit<z.output<z.ZodObject<typeof view>>, "suspectedSpam">,
): Condition[] {
  const { state, ownerId, late } = input;
  return [
    ...(state
      ? [
          () =>
            state === "open"
              ? sql<boolean>`cases.closed_at is null`
              : sql<boolean>`cases.closed_at is not null`,
        ]
      : []),
    ...(ownerId === "none" ? [() => sql<boolean>`cases.owner_id is null`] : []),
    ...(ownerId && ownerId !== "none"
      ? [() => sql<boolean>`cases.owner_id = ${ownerIn(ownerId, ctx.actor.id)}::uuid`]
      : []),
    ...(late === undefined
      ? []
      : [
          (eb: ExpressionBuilder<DB, "cases">) =>
            sql<boolean>`coalesce(${isLate(ctx.now)(eb)}, false) = ${late}`,
        ]),
    ...(input.awaitsAnswer === undefined
      ? []
      : [() => sql<boolean>`${awaitsAnswer} = ${input.awaitsAnswer}`]),
  ];
}

function ownerIn(ownerId: string, actorId: string | null): string {
  if (ownerId !== "me") return ownerId;
  if (actorId === null) throw new Invalid([{ path: "ownerId", code: "not_an_option" }]);
  return actorId;
}
