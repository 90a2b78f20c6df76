import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { holdPrinciple, type Principle, PrincipleId, requireState } from "./principle.ts";
import { requireSignOff, SignOff } from "./sign-off.ts";
import { keepVersion, movePrinciple } from "./transitions.ts";

/**
 * Shows an agreed principle on the charter; its words are kept as a version. Errors: Conflict `wrong_state`, `sign_off_needed`.
 */
export const publishPrinciple = command({
  name: "principle.publish",
  input: z.strictObject({ principleId: PrincipleId, signOff: SignOff }),
  target: ({ db }, { principleId }) => holdPrinciple(db, principleId),
  can: leads,
  async run(ctx, input, principle) {
    requireState(principle, "agreed");
    await requireSignOff(ctx, input.signOff);
    return putOnCharter(ctx, principle);
  },
});

/** Shows a principle that is held on the charter. Errors: Conflict `wrong_state` unless it is agreed. */
export async function putOnCharter(ctx: CommandContext, principle: Principle): Promise<Principle> {
  requireState(principle, "agreed");
  await keepVersion(ctx, principle);
  return movePrinciple(ctx, principle, "published", { state: "published", place: principle.place });
}

/** Takes a principle off the charter; it stays agreed and keeps its place. Errors: Conflict `wrong_state`. */
export const unpublishPrinciple = command({
  name: "principle.unpublish",
  input: z.strictObject({ principleId: PrincipleId }),
  target: ({ db }, { principleId }) => holdPrinciple(db, principleId),
  can: leads,
  async run(ctx, _input, principle) {
    requireState(principle, "published");
    return movePrinciple(ctx, principle, "unpublished", { state: "agreed", place: principle.place });
  },
});
