import { sql } from "kysely";
import { z } from "zod";
import type { CommandContext } from "#core/context.ts";
import { hashOf, newId } from "#core/identifiers.ts";
import { Email } from "#core/mail-address.ts";
import { Line, Text } from "#core/validation.ts";
import type { Cases, Voices } from "#db/schema.ts";
import { askToConfirm } from "./address-confirmation.ts";
import { setClocks } from "./clocks/set-clocks.ts";
import { receiptOf } from "./receipt.ts";

export const VoiceKind = z.enum(["complaint", "compliment", "suggestion", "question"]);

/** What anybody may say about themselves and their wish; only kind and text are needed. */
export const voiceFields = {
  kind: VoiceKind,
  text: Text(20_000),
  name: Line(120).optional(),
  email: Email.optional(),
  remedyWished: Text(2000).optional(),
  language: z
    .string()
    .max(35)
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .optional(),
};

interface Opening {
  kind: Cases["kind"];
  text: string;
  name?: string;
  email?: string;
  remedyWished?: string;
  language?: string;
  channel: Voices["channel"];
  receivedAt: Date;
  dueAt?: Date;
  teamId: string | null;
  ownerId: string | null;
  recordedBy: string | null;
  suspectedSpam: boolean;
}

/** What a new case is known by. Its receipt is derived from `caseId` and `generation`, and is not among it. */
export interface OpenedCase {
  caseId: string;
  reference: string;
  generation: number;
}

/** By these ways whoever tells us knows at once that it arrived; by others, when a mail says so or we answer. */
const toldAtOnce = new Set<Voices["channel"]>(["web", "phone", "visit"]);

/**
 * Opens the case of a voice. A name or an address makes a person of its own: an address that somebody typed proves
 * nothing, so it never joins two voices.
 */
export async function openCase(ctx: CommandContext, opening: Opening): Promise<OpenedCase> {
  const { kind, text, remedyWished, channel, receivedAt, recordedBy } = opening;
  const language = opening.language ?? ctx.language;
  const caseId = newId();
  const generation = 1;
  const reference = await nextReference(ctx);
  await ctx.db
    .insertInto("cases")
    .values({
      id: caseId,
      reference,
      kind,
      teamId: opening.teamId,
      ownerId: opening.ownerId,
      personId: await insertPerson(ctx, opening, language),
      receivedAt,
      acknowledgedAt: toldAtOnce.has(channel) ? receivedAt : null,
      dueAt: opening.dueAt,
      suspectedSpam: opening.suspectedSpam,
      receiptGeneration: generation,
      receiptHash: hashOf(receiptOf(ctx.services.secret, caseId, generation)),
      createdAt: ctx.now,
    })
    .execute();
  await ctx.db
    .insertInto("voices")
    .values({ id: newId(), caseId, kind, text, remedyWished, channel, language, recordedBy, receivedAt })
    .execute();
  await setClocks(ctx.db, [caseId]);
  return { caseId, reference, generation };
}

async function nextReference(ctx: CommandContext): Promise<string> {
  const { rows } = await sql<{ number: number }>`select nextval('case_numbers') as number`.execute(ctx.db);
  return `V-${rows[0]?.number}`;
}

async function insertPerson(
  ctx: CommandContext,
  { name, email }: Pick<Opening, "name" | "email">,
  language: string,
): Promise<string | null> {
  if (!name && !email) return null;
  const id = newId();
  await ctx.db.insertInto("people").values({ id, name, email, language, createdAt: ctx.now }).execute();
  if (email && ctx.services.mail) await askToConfirm(ctx, id);
  return id;
}
