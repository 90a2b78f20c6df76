import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Text } from "#core/validation.ts";
import { holdPrinciple, PrincipleId, requireState } from "./principle.ts";
import { movePrinciple } from "./transitions.ts";

export const RetirementReason = Text(1000);

/** Retires a principle from any state; its place becomes free, its history stays. Errors: Conflict `wrong_state`. */
export const retirePrinciple = command({
  name: "principle.retire",
  input: z.strictObject({ principleId: PrincipleId, reason: RetirementReason.optional() }),
  target: ({ db }, { principleId }) => holdPrinciple(db, principleId),
  can: leads,
  async run(ctx, input, principle) {
    requireState(principle, "draft", "agreed", "published");
    return movePrinciple(ctx, principle, "retired", { state: "retired", place: null, reason: input.reason });
  },
});
