import { isStaff } from "#core/actor.ts";
import type { QueryContext } from "#core/context.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { standardWordsIn } from "#domain/organisation/standard-words.ts";
import { teamPaths } from "#domain/organisation/team-paths.ts";
import { listPrinciples } from "../../philosophy/list-principles.ts";
import { wordsIn } from "../../philosophy/principle.ts";
import { listActions } from "../../strategy/actions.ts";
import { performanceOf } from "../../strategy/figures.ts";
import { wholeHistory } from "../../strategy/period.ts";
import { listPledges, pledgeWordsIn } from "../../strategy/pledges.ts";
import { listStandards, type Standard } from "../../strategy/standards.ts";
import { listed, whole } from "./exported-list.ts";

/** Whoever reads the file reads its words as on the page: in their language, where they were written in it. */
const inReadersLanguage = async ({ language }: QueryContext) => ({ language });
interface Reader {
  language: string;
}

/** Principles in their order. */
export const principles = listed(
  listPrinciples,
  {
    id: (row) => row.id,
    statement: (row, { language }: Reader) => wordsIn(row, language).statement,
    explanation: (row, { language }) => wordsIn(row, language).explanation,
    why: (row) => row.why,
    state: (row) => row.state,
    place: (row) => row.place,
    pledges: (row) => row.pledges,
    standards: (row) => row.standards,
    voices: (row) => row.voices,
    createdAt: (row) => row.createdAt,
  },
  inReadersLanguage,
);

export const pledges = listed(
  listPledges,
  {
    id: (row) => row.id,
    text: (row, { language }: Reader) => pledgeWordsIn(row, language).text,
    remark: (row, { language }) => pledgeWordsIn(row, language).remark,
    audience: (row) => row.audience,
    ownerId: (row) => row.ownerId,
    owner: (row) => row.ownerName,
    standardId: (row) => row.standardId,
    standard: (row) => row.standardName,
    principleIds: (row) => row.principleIds.join("; "),
    state: (row) => row.state,
    testedAt: (row) => row.test?.testedAt,
    testShowed: (row) => row.test?.showed,
    publishedAt: (row) => row.publication?.publishedAt,
    workingToward: (row) => row.publication?.workingToward,
    createdAt: (row) => row.createdAt,
  },
  inReadersLanguage,
);

/** The plan, with where each action came from as far as its reader may know. */
export const actions = listed(listActions, {
  id: (row) => row.id,
  text: (row) => row.text,
  state: (row) => row.state,
  ownerId: (row) => row.ownerId,
  owner: (row) => row.ownerName,
  dueOn: (row) => row.dueOn,
  blocker: (row) => row.blocker,
  workshopId: (row) => row.servesId,
  workshop: (row) => row.servesTitle,
  createdAt: (row) => row.createdAt,
  endedAt: (row) => row.endedAt,
});

/** What the cells of a standard need: the names of teams, and the reader's language. */
interface Beside extends Reader {
  paths: Map<string, string>;
}

/** What standards ask. */
export const standards = listed(
  listStandards,
  {
    id: (row) => row.id,
    name: (row, { language }: Beside) => standardWordsIn(row, language).name,
    measure: (row) => row.measure,
    target: (row) => row.target,
    within: (row) => row.within,
    time: (row) => row.time,
    teamId: (row) => row.teamId,
    team: (row, { paths }) => (row.teamId ? paths.get(row.teamId) : null),
    remedy: (row, { language }) => standardWordsIn(row, language).remedy,
    createdAt: (row) => row.createdAt,
  },
  async ({ db, language }) => ({ paths: await teamPaths(db), language }),
);

/** Standards month by month, over all of history: what was counted, with the interval that belongs to it. */
export const standardFigures = whole(
  isStaff,
  {
    standardId: ({ standard }) => standard.id,
    standard: ({ name }) => name,
    measure: ({ standard }) => standard.measure,
    target: ({ standard }) => standard.target,
    month: ({ month }) => month.month,
    met: ({ month }) => month.met,
    margin: ({ month }) => month.margin,
    missed: ({ month }) => month.missed,
    total: ({ month }) => month.total,
    share: ({ month }) => month.share,
    low: ({ month }) => month.interval?.[0],
    high: ({ month }) => month.interval?.[1],
    verdict: ({ month }) => month.verdict,
  },
  readMonths,
);

async function* readMonths(ctx: QueryContext) {
  const { timeZone: zone } = await findOrganisation(ctx.db);
  const view = { period: wholeHistory, asOf: ctx.now, zone };
  for await (const some of standardsInTurn(ctx)) {
    const figures = await performanceOf(ctx, some, view);
    yield some.flatMap((standard) =>
      (figures.get(standard.id)?.months ?? []).map((month) => ({
        standard,
        name: standardWordsIn(standard, ctx.language).name,
        month,
      })),
    );
  }
}

async function* standardsInTurn(ctx: QueryContext): AsyncGenerator<Standard[]> {
  let cursor: string | undefined;
  do {
    const input = listStandards.input.parse({ limit: 25, cursor });
    const page = await listStandards.run(ctx, input, undefined as never);
    yield page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
