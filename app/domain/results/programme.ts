import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { Queryable } from "#db/client.ts";
import { defaultWords, inWords } from "#messages/text.ts";
import { type Asking, shownFeltOfAll } from "../strategy/felt.ts";
import { breaksOf, chainOf } from "./chain.ts";
import { readFacts } from "./facts.ts";
import { nextOf } from "./next-step.ts";
import { type PathFacts, type Step, standing } from "./path.ts";

/** The programme as it stands: the path, the chain, and one next step that this actor may take. */
export const getProgramme = query({
  name: "programme.read",
  input: z.strictObject({}),
  can: isStaff,
  async run(ctx) {
    const { db, actor } = ctx;
    const [facts, rows, asked] = await Promise.all([readFacts(ctx), readSteps(db), readAsked(ctx)]);
    const breaks = breaksOf(facts, actor);
    return {
      steps: stepsOf(rows, { ...facts, asked }),
      chain: chainOf(facts, breaks),
      next: nextOf(facts, breaks, actor),
      breaks,
      waiting: { unchecked: facts.unchecked, reviews: facts.reviews },
      /** How far the first half hour is: each of its steps with whether it was taken. */
      start: {
        principle: facts.principles.length > 0,
        agreed: facts.principles.some(({ state }) => state !== "draft"),
        standard: facts.standards.length > 0,
        pledge: facts.pledges.length > 0,
        charter: facts.pledges.some(({ published }) => published),
      },
    };
  },
});

/** Every gap of the chain, with the page that closes it. */
export const listBreaks = query({
  name: "break.list",
  input: z.strictObject({}),
  can: isStaff,
  run: async (ctx) => ({ items: breaksOf(await readFacts(ctx), ctx.actor) }),
});

/** How many said how they felt, as far as that may be told. */
async function readAsked(asking: Asking): Promise<number> {
  const months = await shownFeltOfAll(asking);
  return months.reduce((sum, { teamId, answers }) => sum + (teamId === null ? answers : 0), 0);
}

const readSteps = (db: Queryable) =>
  db
    .selectFrom("steps")
    .select(["id", "key", "parentId", "position", "title"])
    .select((eb) => eb.selectFrom("organisation").select("customerWord").as("words"))
    .orderBy("position")
    .limit(500)
    .execute();

function stepsOf(rows: Awaited<ReturnType<typeof readSteps>>, facts: PathFacts): Step[] {
  const below = (parentId: string | null): Step[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .map((row) => {
        const steps = below(row.id);
        return { key: row.key, title: titleIn(row), steps, ...standing(row.key, facts, steps) };
      });
  return below(null);
}

/** A step's title by language, in the organisation's own word for the people it serves. */
const titleIn = ({ title, words }: Awaited<ReturnType<typeof readSteps>>[number]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(title).map(([language, text]) => {
      const word = words?.[language] ?? defaultWords[language];
      return [language, word ? inWords(text, word) : text];
    }),
  );
