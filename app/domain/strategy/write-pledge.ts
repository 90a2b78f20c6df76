import { z } from "zod";
import { answerable, leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { Id, newId } from "#core/identifiers.ts";
import { Line, Text } from "#core/validation.ts";
import type { Queryable } from "#db/client.ts";
import { translationsOf } from "#domain/organisation/translations.ts";
import { requireEmployee } from "../organisation/employees.ts";
import { findOrganisation } from "../organisation/organisation.ts";
import { takeUpIdea } from "../workshops/ladder/pledge-ideas.ts";
import { findPledge, lockPledge } from "./pledges.ts";
import { lapseTest, saysAnother } from "./test-pledge.ts";

const Translations = translationsOf(
  z.strictObject({ text: Line(300).optional(), remark: Text(1000).optional() }),
);

const fields = {
  text: Line(300),
  /** Whom it is for; everybody, when it says nothing. */
  audience: Line(120).optional(),
  ownerId: Id.optional(),
  standardId: Id,
  principleIds: z
    .array(Id)
    .min(1)
    .max(10)
    .overwrite((ids) => [...new Set(ids)]),
  remark: Text(1000).optional(),
  translations: Translations.optional(),
};

/** Writes a pledge; `ideaId` is the idea of a workshop that it takes up. Errors: Invalid. */
export const createPledge = command({
  name: "pledge.create",
  input: z.strictObject({ ...fields, ideaId: Id.optional() }),
  can: leads,
  async run(ctx, { principleIds, translations, ideaId, ownerId, ...input }) {
    if (ownerId) await requireEmployee(ctx.db, ownerId, "ownerId");
    await requireStandard(ctx.db, input.standardId);
    await requirePrinciples(ctx.db, principleIds);
    await requireLanguages(ctx.db, translations);
    const id = newId();
    await ctx.db
      .insertInto("pledges")
      .values({
        ...input,
        id,
        translations: translations ?? {},
        ownerId: ownerId ?? answerable(ctx.actor),
        createdAt: ctx.now,
      })
      .execute();
    await tie(ctx.db, id, principleIds);
    if (ideaId) await takeUpIdea(ctx, ideaId, id);
    ctx.record("pledge.created", { type: "pledge", id }, { standardId: input.standardId, principleIds });
    return findPledge(ctx, id);
  },
});

/** Changes a pledge. A published one keeps its standard: another standard has to pass the gate first. */
export const changePledge = command({
  name: "pledge.change",
  input: z.strictObject({
    pledgeId: Id,
    text: fields.text.optional(),
    standardId: Id.optional(),
    principleIds: fields.principleIds.optional(),
    remark: fields.remark.nullable(),
    audience: fields.audience.nullable(),
    ownerId: fields.ownerId.nullable(),
    translations: fields.translations,
  }),
  target: (ctx, input) => lockPledge(ctx, input.pledgeId),
  can: leads,
  async run(ctx, { pledgeId, principleIds, ...changes }, pledge) {
    if (changes.standardId && changes.standardId !== pledge.standardId) {
      if (pledge.state === "published") throw new Conflict("pledge_published");
      await requireStandard(ctx.db, changes.standardId);
    }
    if (changes.ownerId) await requireEmployee(ctx.db, changes.ownerId, "ownerId");
    await requireLanguages(ctx.db, changes.translations);
    if (saysAnother(pledge, changes)) await lapseTest(ctx, pledgeId);
    await ctx.db
      .updateTable("pledges")
      .set({ ...changes, revision: pledge.revision + 1 })
      .where("id", "=", pledgeId)
      .execute();
    if (principleIds) {
      await requirePrinciples(ctx.db, principleIds);
      await ctx.db.deleteFrom("pledgePrinciples").where("pledgeId", "=", pledgeId).execute();
      await tie(ctx.db, pledgeId, principleIds);
    }
    const given = Object.entries({ ...changes, principleIds }).filter(([, value]) => value !== undefined);
    ctx.record("pledge.changed", { type: "pledge", id: pledgeId }, { fields: given.map(([name]) => name) });
    return findPledge(ctx, pledgeId);
  },
});

async function tie(db: Queryable, pledgeId: string, principleIds: string[]): Promise<void> {
  await db
    .insertInto("pledgePrinciples")
    .values(principleIds.map((principleId) => ({ pledgeId, principleId })))
    .execute();
}

async function requireStandard(db: Queryable, id: string): Promise<void> {
  const row = await db.selectFrom("standards").select("id").where("id", "=", id).executeTakeFirst();
  if (!row) throw new Invalid([{ path: "standardId", code: "unknown_standard" }]);
}

/** Errors: Invalid beside each principle that does not exist or was retired. */
async function requirePrinciples(db: Queryable, ids: string[]): Promise<void> {
  const rows = await db
    .selectFrom("principles")
    .select("id")
    .where("id", "in", ids)
    .where("state", "<>", "retired")
    .execute();
  const known = new Set(rows.map((row) => row.id));
  const missing = ids.flatMap((id, index) => (known.has(id) ? [] : [index]));
  if (missing.length === 0) return;
  throw new Invalid(missing.map((index) => ({ path: `principleIds.${index}`, code: "unknown_principle" })));
}

async function requireLanguages(
  db: Queryable,
  translations: Record<string, unknown> | undefined,
): Promise<void> {
  if (!translations) return;
  const { languages } = await findOrganisation(db);
  const other = Object.keys(translations).filter((language) => !languages.includes(language));
  if (other.length === 0) return;
  const params = { options: languages.join(", ") };
  throw new Invalid(
    other.map((language) => ({ path: `translations.${language}`, code: "not_a_language", params })),
  );
}
