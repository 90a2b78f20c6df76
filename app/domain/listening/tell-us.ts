import { z } from "zod";
import { queueMail } from "#blocks/mails/queue-mail.ts";
import { command } from "#core/command.ts";
import { Instant, Text } from "#core/validation.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { openCase, voiceFields } from "./open-case.ts";

/** Nobody reads a form, chooses and writes within this many milliseconds. */
const tooFast = 300;

/**
 * Anybody tells us something, without an account. The result holds no receipt: whoever presents it derives that.
 * What looks like spam (a field that people do not see was filled, or the form came back at once) is answered alike
 * and kept aside, never dropped; it sends no mail until a colleague brings it in.
 */
export const tellUs = command({
  name: "voice.tell",
  limit: ({ services, address }) => services.limits.use("voice.address", address),
  input: z.strictObject({
    ...voiceFields,
    /** A field that no person sees. */
    website: Text(2000, 0).optional().describe("Leave this out; it catches machines."),
    /** When the form was shown. */
    startedAt: Instant.optional(),
  }),
  can: () => true,
  async run(ctx, input) {
    const { website, startedAt, ...voice } = input;
    const suspectedSpam =
      Boolean(website) || (startedAt !== undefined && ctx.now.getTime() - startedAt.getTime() < tooFast);
    const { intakeTeamId } = await findOrganisation(ctx.db);
    const opened = await openCase(ctx, {
      ...voice,
      channel: "web",
      receivedAt: ctx.now,
      teamId: intakeTeamId,
      ownerId: null,
      recordedBy: null,
      suspectedSpam,
    });
    ctx.record(
      "voice.told",
      { type: "case", id: opened.caseId, caseId: opened.caseId },
      { kind: input.kind, suspectedSpam },
    );
    if (input.email && !suspectedSpam) await queueMail(ctx, "acknowledgement", opened.caseId);
    return opened;
  },
});
