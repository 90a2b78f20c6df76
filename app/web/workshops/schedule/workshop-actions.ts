import { redirect } from "react-router";
import { Refusal } from "#core/errors.ts";
import { execute } from "#core/execute.ts";
import { giveConviction } from "#domain/workshops/conviction.ts";
import { joinWorkshop } from "#domain/workshops/join-workshop.ts";
import { answerInvitation } from "#domain/workshops/schedule/answer-invitation.ts";
import { changeWorkshop } from "#domain/workshops/schedule/change-workshop.ts";
import { setDeadlines } from "#domain/workshops/schedule/deadlines.ts";
import { formOf, forms, refused } from "../../form.ts";
import { callerOf } from "../../load.ts";
import { localInstant } from "../../local-time.ts";
import { changedDeadlines } from "./changed-deadlines.ts";
import { zoneOf } from "./schedule-page.ts";

type Handler = Parameters<typeof forms>[0][string];
type Arguments = Parameters<Handler>[0];

/** Whoever is invited and answers before the session takes their chair with it. */
const convince: Handler = async (args, sent) => {
  const code = sent.get("joinWith");
  try {
    if (typeof code === "string" && code) await takeChair(args, code);
  } catch (error) {
    if (error instanceof Refusal) return refused(error, args, sent);
    throw error;
  }
  return formOf(giveConviction, {
    input: ({ conviction }, { workshopId }) => ({ workshopId, conviction: Number(conviction) }),
  })(args, sent);
};

async function takeChair({ context, params }: Arguments, code: string): Promise<void> {
  await execute(callerOf(context), joinWorkshop, { workshopId: params.workshopId ?? "", code });
}

/** What can be done from the page around a workshop. */
export const workshopActions = forms({
  // Somebody who runs the programme, or is invited, takes a chair of their own.
  join: formOf(joinWorkshop, {
    input: (_fields, { workshopId }, sent) => ({ workshopId, code: sent.get("joinWith") }),
    onward: ({ workshopId }) => redirect(`/workshops/${workshopId}/board`),
  }),
  convince,
  answer: formOf(answerInvitation),
  change: formOf(changeWorkshop, {
    input: ({ title, purpose, startsAt }, { workshopId }, _sent, args) => ({
      workshopId,
      title: title ?? "",
      purpose: purpose ?? null,
      startsAt: typeof startsAt === "string" ? localInstant(startsAt, zoneOf(args)) : null,
    }),
    onward: ({ revision }) => ({ done: "change", revision }),
  }),
  deadlines: formOf(setDeadlines, {
    input: (_fields, { workshopId }, sent, args) => ({
      workshopId,
      deadlines: changedDeadlines(sent).map(({ phaseId, at }) => ({
        phaseId,
        at: at === "" ? null : localInstant(at, zoneOf(args)),
      })),
    }),
  }),
});
