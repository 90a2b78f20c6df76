import { sql } from "kysely";
import { z } from "zod";
import type { QueryContext } from "#core/context.ts";
import { NotFound, Unauthenticated } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { visibleCases } from "../../organisation/visibility.ts";

/** What can be held against our principles: something we are about to do, a reply, a decision or a document. */
export const SubjectType = z.enum(["initiative", "message", "decision", "document"]);
export type SubjectType = z.output<typeof SubjectType>;

/** Names one thing to check. */
export const SubjectInput = { subjectType: SubjectType, subjectId: Id };
export interface SubjectName {
  subjectType: SubjectType;
  subjectId: string;
}

/** The thing in hand, as those who may see it do. */
export interface CheckSubject {
  type: SubjectType;
  id: string;
  /** Its first words: a title, what was decided, how the reply begins; at most 200 characters. */
  title: string;
  /** Which of the three texts a document is, and the kind of an initiative; null otherwise. */
  kind: string | null;
  caseId: string | null;
  caseReference: string | null;
  ownerId: string | null;
}

/** Errors: NotFound when it does not exist or this actor may not see its case; Unauthenticated for visitors. */
export async function findSubject(
  ctx: QueryContext,
  { subjectType, subjectId }: SubjectName,
): Promise<CheckSubject> {
  if (ctx.actor.kind === "visitor") throw new Unauthenticated();
  const row = await readers[subjectType](ctx, subjectId);
  if (!row) throw new NotFound();
  return { ...row, type: subjectType, id: subjectId };
}

type Row = Omit<CheckSubject, "type" | "id">;
const nothing = sql<null>`null`;

const readers: Record<SubjectType, (ctx: QueryContext, id: string) => Promise<Row | undefined>> = {
  initiative: ({ db }, id) =>
    db
      .selectFrom("initiatives")
      .select(["title", "kind", "ownerId"])
      .select([nothing.as("caseId"), nothing.as("caseReference")])
      .where("id", "=", id)
      .executeTakeFirst(),
  document: ({ db }, id) =>
    db
      .selectFrom("documents")
      .select(["kind as title", "kind", "ownerId"])
      .select([nothing.as("caseId"), nothing.as("caseReference")])
      .where("id", "=", id)
      .executeTakeFirst(),
  message: ({ db, actor }, id) =>
    db
      .selectFrom("messages")
      .innerJoin("cases", "cases.id", "messages.caseId")
      .select(sql<string>`left(messages.body, 200)`.as("title"))
      .select([nothing.as("kind"), "cases.id as caseId", "cases.reference as caseReference"])
      .select("messages.authorId as ownerId")
      .where("messages.id", "=", id)
      .where("messages.kind", "=", "reply")
      .where(visibleCases(actor))
      .executeTakeFirst(),
  decision: ({ db, actor }, id) =>
    db
      .selectFrom("decisions")
      .innerJoin("cases", "cases.id", "decisions.caseId")
      .select(sql<string>`left(decisions.what, 200)`.as("title"))
      .select([nothing.as("kind"), "cases.id as caseId", "cases.reference as caseReference"])
      .select("decisions.decidedBy as ownerId")
      .where("decisions.id", "=", id)
      .where(visibleCases(actor))
      .executeTakeFirst(),
};
