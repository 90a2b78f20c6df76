import { z } from "zod";
import { command, query } from "#core/command.ts";
import type { Caller } from "#core/context.ts";
import { Invalid, NotFound } from "#core/errors.ts";
import { hashOf, Id } from "#core/identifiers.ts";
import { Secret, Whole } from "#core/validation.ts";
import { wordsIn } from "../principle.ts";
import { findByLink, holdByLink, readingToken } from "./round.ts";

const Link = { roundId: Id, token: Secret(100) };
const guess = ({ services, address }: Caller) => services.limits.use("anonymous.address", address);

/** The situations behind a private link. Errors: NotFound for a link that is wrong, used or over, alike. */
export const readLink = query({
  name: "interpretation.read_link",
  limit: guess,
  input: z.strictObject(Link),
  target: findByLink,
  can: () => true,
  run: ({ language }, _input, { situations, ...round }) => ({
    ...wordsIn(round, language),
    situations,
    closesAt: round.closesAt,
  }),
});

/**
 * Counts what somebody would do, by a link that is then used up. Nothing of it is a row: the counts go up, the link's
 * digest goes, and there is no event, no time and no account beside it. Errors: NotFound; Invalid on a choice.
 */
export const answerRound = command({
  name: "interpretation.answer",
  limit: guess,
  input: z.strictObject({ ...Link, choices: z.array(Whole({ min: 0, max: 4 })).length(3) }),
  target: holdByLink,
  can: () => true,
  async run({ db }, { roundId, token, choices }, round) {
    const digest = hashOf(token);
    const wrong = round.situations.flatMap(({ actions }, index) =>
      (choices[index] ?? 0) < actions.length ? [] : [{ path: `choices.${index}`, code: "invalid" }],
    );
    if (wrong.length > 0) throw new Invalid(wrong);
    const chosen = round.chosen.map((counts, index) =>
      counts.map((count, action) => (action === choices[index] ? count + 1 : count)),
    );
    await db
      .updateTable("interpretationRounds")
      .set({
        chosen: JSON.stringify(chosen) as never,
        goodLinks: round.goodLinks.filter((link) => !link.equals(digest)),
      })
      .where("id", "=", roundId)
      .execute();
    return { answered: true };
  },
});

/** My own link to a round that I was drawn for, made anew. Errors: NotFound when I was not, or it is over. */
export const findMyLink = query({
  name: "interpretation.my_link",
  input: z.strictObject({ roundId: Id }),
  async target({ db, actor, now }, { roundId }) {
    if (actor.kind !== "employee") return undefined;
    const drawn = await db
      .selectFrom("interpretationSamples as sample")
      .innerJoin("interpretationRounds as round", "round.id", "sample.roundId")
      .select("sample.roundId")
      .where("sample.roundId", "=", roundId)
      .where("sample.employeeId", "=", actor.id)
      .where("round.closedAt", "is", null)
      .where("round.closesAt", ">", now)
      .executeTakeFirst();
    if (!drawn) throw new NotFound();
    return drawn;
  },
  can: (actor) => actor.kind === "employee",
  run: ({ actor, services }, { roundId }) => ({
    path: `/reading/${roundId}/${readingToken(services.secret, roundId, actor.id ?? "")}`,
  }),
});
