import { sql } from "kysely";
import { z } from "zod";
import { answerable, isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { wordsIn } from "../../philosophy/principle.ts";
import { newestRound, type Round } from "./round.ts";
import { type CheckSubject, findSubject, SubjectInput } from "./subject.ts";

/** What one person made of one principle. */
export interface Mark {
  principleId: string;
  mark: "supports" | "neutral" | "conflicts";
  line: string | null;
  note: string | null;
}

export interface View {
  checkerId: string;
  checkerName: string;
  value: string | null;
  givenAt: Date;
  marks: Mark[];
}

/** A thing and how it stands against our principles, as one person may see it. */
export interface Check {
  subject: CheckSubject;
  round: Round | null;
  /** Published principles, in their order, in the reader's language. */
  principles: { id: string; statement: string; explanation: string | null }[];
  /** The reader's own view, also before the round is shown; null for machines. */
  own: View | null;
  /** Everybody's, once the round is shown; empty before, whoever asks. */
  views: View[];
  /** How many gave one, and which colleagues were asked and did not yet. */
  given: number;
  waitingFor: string[];
  /** Principles on which the views differ, once shown: what is worth a talk, first. */
  differing: string[];
}

/** Reads how a thing stands against our principles. Errors: NotFound. */
export const getCheck = query({
  name: "check.read",
  input: z.strictObject(SubjectInput),
  target: (ctx, input): Promise<CheckSubject> => findSubject(ctx, input),
  can: isStaff,
  run: (ctx, _input, subject) => readCheck(ctx, subject),
});

/** The thing that a round is about. Errors: NotFound when there is none, or the reader may not see the thing. */
export const findChecked = query({
  name: "check.find",
  input: z.strictObject({ checkId: Id }),
  async target(ctx, { checkId }): Promise<CheckSubject> {
    const named = await ctx.db
      .selectFrom("checks")
      .select(["subjectType", "subjectId"])
      .where("id", "=", checkId)
      .executeTakeFirst();
    if (!named && ctx.actor.kind !== "visitor") throw new NotFound();
    return findSubject(ctx, named ?? { subjectType: "initiative", subjectId: checkId });
  },
  can: isStaff,
  run: (_ctx, _input, subject) => subject,
});

/** The newest round about a thing, without a word of others' before it is shown. */
export async function readCheck(ctx: QueryContext, subject: CheckSubject): Promise<Check> {
  const [round, principles] = await Promise.all([newestRound(ctx.db, subject), published(ctx)]);
  const [views, counts] = round
    ? await Promise.all([readViews(ctx, round), countViews(ctx, round)])
    : [[], { given: 0, waitingFor: [] }];
  const shown = round?.shownAt ? views : [];
  const me = ctx.actor.kind === "employee" ? answerable(ctx.actor) : null;
  return {
    subject,
    round: round ?? null,
    principles,
    own: views.find((view) => view.checkerId === me) ?? null,
    views: shown,
    ...counts,
    differing: differencesIn(shown),
  };
}

async function published({ db, language }: QueryContext): Promise<Check["principles"]> {
  const rows = await db
    .selectFrom("principles")
    .select(["id", "statement", "explanation", "translations"])
    .where("state", "=", "published")
    .orderBy("place")
    .execute();
  return rows.map((row) => ({ id: row.id, ...wordsIn(row, language) }));
}

/** Views that this reader may read: all once shown, else their own; the filter is in the question itself. */
async function readViews(ctx: QueryContext, round: Round): Promise<View[]> {
  let rows = ctx.db
    .selectFrom("checkViews as view")
    .innerJoin("employees", "employees.id", "view.checkerId")
    .select(["view.checkerId", "employees.name as checkerName", "view.value", "view.givenAt"])
    .select(
      sql<Mark[]>`(
        select coalesce(json_agg(json_build_object('principleId', mark.principle_id, 'mark', mark.mark,
          'line', mark.line, 'note', mark.note) order by mark.principle_id), '[]')
        from check_marks mark where mark.view_id = view.id)`.as("marks"),
    )
    .where("view.checkId", "=", round.id)
    .orderBy("employees.name")
    .orderBy("view.id")
    .limit(200);
  if (!round.shownAt) {
    if (ctx.actor.kind !== "employee") return [];
    rows = rows.where("view.checkerId", "=", ctx.actor.id);
  }
  return rows.execute();
}

async function countViews({ db }: QueryContext, round: Round) {
  const { rows } = await sql<{ given: number; waitingFor: string[] }>`
    select (select count(*)::int from check_views where check_id = ${round.id}) as given,
      (select coalesce(json_agg(employees.name order by employees.name), '[]')
        from check_asks asked join employees on employees.id = asked.employee_id
        where asked.check_id = ${round.id} and not exists (select from check_views
          where check_id = asked.check_id and checker_id = asked.employee_id)) as "waitingFor"`.execute(db);
  return rows[0] ?? { given: 0, waitingFor: [] };
}

/** Principles that were not marked alike by all. */
function differencesIn(views: View[]): string[] {
  const marks = new Map<string, Set<string>>();
  for (const { principleId, mark } of views.flatMap((view) => view.marks)) {
    marks.set(principleId, (marks.get(principleId) ?? new Set()).add(mark));
  }
  return [...marks].flatMap(([principleId, said]) => (said.size > 1 ? [principleId] : []));
}
