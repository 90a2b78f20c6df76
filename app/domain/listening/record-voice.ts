import { z } from "zod";
import { queueMail } from "#blocks/mails/queue-mail.ts";
import { answerable, isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Invalid } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Instant } from "#core/validation.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { requireTeam } from "#domain/organisation/teams.ts";
import { openCase, voiceFields } from "./open-case.ts";

/**
 * A colleague writes down what came by phone, letter, visit or another way than our own form. From then on it is theirs,
 * unless they wrote it down for a team that is neither theirs nor the one to which new voices go. The result holds no
 * receipt: whoever presents it derives that.
 */
export const recordVoice = command({
  name: "voice.record",
  input: z.strictObject({
    ...voiceFields,
    channel: z.enum(["phone", "letter", "visit", "email", "app", "web", "other"]),
    receivedAt: Instant.optional(),
    teamId: Id.optional(),
    dueAt: Instant.optional(),
  }),
  can: isStaff,
  async run(ctx, input) {
    const receivedAt = input.receivedAt ?? ctx.now;
    if (receivedAt > ctx.now) throw new Invalid([{ path: "receivedAt", code: "in_future" }]);
    if (input.dueAt && input.dueAt <= receivedAt) {
      throw new Invalid([{ path: "dueAt", code: "before_received" }]);
    }
    if (input.teamId) await requireTeam(ctx.db, input.teamId, "teamId");
    const { intakeTeamId } = await findOrganisation(ctx.db);
    const teamId = input.teamId ?? intakeTeamId;
    const isOfTeam = teamId !== null && ctx.actor.teamIds.has(teamId);
    const opened = await openCase(ctx, {
      ...input,
      receivedAt,
      teamId,
      ownerId: ctx.actor.kind === "employee" && (teamId === intakeTeamId || isOfTeam) ? ctx.actor.id : null,
      recordedBy: answerable(ctx.actor),
      suspectedSpam: false,
    });
    ctx.record(
      "voice.recorded",
      { type: "case", id: opened.caseId, caseId: opened.caseId },
      { kind: input.kind, channel: input.channel },
    );
    if (input.email) await queueMail(ctx, "acknowledgement", opened.caseId);
    const { caseId: id, reference, generation } = opened;
    return { id, reference, state: "open" as const, generation };
  },
});
