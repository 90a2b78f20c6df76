import { z } from "zod";
import { leads, onOwnDevice } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { mayHandle } from "./employees.ts";
import { invitationToken } from "./invitations.ts";

/** So many at once: as many as a file may bring in. */
const mostLinks = 10_000;

/**
 * The links of all open invitations that this person could have made, for where no mail server sends them. A link lets
 * somebody in, so that no key and no shared device gets them, and taking them stands in the log.
 */
export const takeInvitationLinks = command({
  name: "invitation.take_links",
  input: z.strictObject({}),
  can: (actor) => leads(actor) && onOwnDevice(actor),
  async run(ctx) {
    const rows = await ctx.db
      .selectFrom("invitations")
      .select(["id", "name", "email", "role", "expiresAt"])
      .where("acceptedAt", "is", null)
      .where("revokedAt", "is", null)
      .where("expiresAt", ">", ctx.now)
      .orderBy("name")
      .orderBy("id")
      .limit(mostLinks)
      .execute();
    const { publicUrl, secret } = ctx.services;
    const items = rows
      .filter(({ role }) => mayHandle(ctx.actor, role))
      .map(({ id, name, email, expiresAt }) => ({
        name,
        email,
        expiresAt,
        url: `${publicUrl}/invitation/${invitationToken(secret, id)}`,
      }));
    ctx.record("invitation.links_taken", { type: "invitation", id: null }, { count: items.length });
    return { items };
  },
});
