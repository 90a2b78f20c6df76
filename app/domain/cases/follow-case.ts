import { z } from "zod";
import { query } from "#core/command.ts";
import type { Caller, QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Secret } from "#core/validation.ts";
import { runningClocks } from "#domain/listening/clocks/running.ts";
import { holderOfReceipt } from "#domain/listening/receipt.ts";
import { findCase } from "./find-case.ts";
import { lastRequest } from "./persons/last-request.ts";
import { threadOf } from "./thread.ts";

/** What whoever follows a case shows: its receipt, and through the API its reference too. */
export const followed = { reference: Secret(100).optional(), receipt: Secret(200) };

const Proof = z.object(followed);

/**
 * Who follows a case: the holder of its receipt, whoever else they may be. Errors: NotFound, also for what cannot be a
 * receipt.
 */
export const identifyHolder = (ctx: Pick<QueryContext, "db">, raw: unknown) => {
  const proof = Proof.safeParse(raw);
  if (!proof.success) throw new NotFound();
  return holderOfReceipt(ctx.db, proof.data);
};

export const limitReceipts = ({ services, address }: Caller): Promise<void> =>
  services.limits.use("receipt.address", address);

/** The case of the receipt's holder: they see one. */
export const followedCase = (ctx: QueryContext) => findCase(ctx, ctx.actor.id ?? "");

/**
 * One case as the one who told us sees it: no note, no name of a colleague, no decision, nothing of another case.
 * `state` is received, answered, closed or reopened.
 */
export const followCase = query({
  name: "case.follow",
  limit: limitReceipts,
  input: z.strictObject(followed),
  identify: identifyHolder,
  target: followedCase,
  can: (actor) => actor.kind === "customer",
  async run({ db }, _input, kase) {
    const [voice, { messages, promises, closures, pauses }, erasure, clocks] = await Promise.all([
      db
        .selectFrom("voices")
        .select(["text", "remedyWished"])
        .where("caseId", "=", kase.id)
        .executeTakeFirst(),
      threadOf(db, kase.id),
      lastRequest(db, kase.id),
      runningClocks(db, kase),
    ]);
    const last = closures.at(-1);
    const felt =
      last && (await db.selectFrom("feelings").select("day").where("closureId", "=", last.id).execute());
    return {
      reference: kase.reference,
      kind: kase.kind,
      state: stateOf(kase, closures.length),
      text: voice?.text ?? "",
      remedyWished: voice?.remedyWished ?? null,
      receivedAt: kase.receivedAt,
      messages: messages
        .filter((message) => message.kind !== "note")
        .map(({ id, kind, body, writtenAt }) => ({ id, kind, body, writtenAt })),
      promises: promises.map(({ id, text, dueAt, madeAt, state, endedAt }) => ({
        id,
        text,
        dueAt,
        madeAt,
        state,
        endedAt,
      })),
      /** Whether they asked to be erased, by when we answer, and what we answered. */
      erasure,
      /** When we waited for them, and for what; no colleague's name. */
      pauses: pauses.map(({ id, waitingFor, words, startedAt, endedAt }) => ({
        id,
        waitingFor,
        words,
        startedAt,
        endedAt,
      })),
      /** Whether a clock of ours times this at all, and until we close it. */
      clocks,
      closure: last
        ? {
            outcome: last.outcome,
            remedy: last.remedy,
            closedAt: last.closedAt,
            reopenedAt: last.reopenedAt,
            verdict: last.verdict && { agrees: last.verdict.agrees },
            feelingGiven: (felt?.length ?? 0) > 0,
          }
        : null,
    };
  },
});

function stateOf(kase: { closedAt: Date | null; firstAnswerAt: Date | null }, closures: number) {
  if (kase.closedAt) return "closed" as const;
  if (closures > 0) return "reopened" as const;
  return kase.firstAnswerAt ? ("answered" as const) : ("received" as const);
}
