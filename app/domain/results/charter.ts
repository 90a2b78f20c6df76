import { z } from "zod";
import { leads } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import { Id } from "#core/identifiers.ts";
import { Reference } from "#core/validation.ts";
import type { Verdict } from "#statistics/verdict.ts";
import { termsIn } from "../philosophy/glossary/glossary.ts";
import { type PledgeFigures, pledgeFigures } from "./charter-figures.ts";
import {
  type Candidate,
  type CharterPrinciple,
  findCharterHead,
  findCharterPledges,
  findCharterPrinciples,
  type PledgeText,
} from "./charter-texts.ts";

const Language = Reference(10).optional();

/** A pledge beside the truth. */
export interface CharterPledge extends Omit<PledgeText, "standard" | "workingToward">, PledgeFigures {
  measure: PledgeText["standard"]["measure"];
  target: number;
  within: string | null;
  time: "elapsed" | "working";
  /** The verdict, or that we are on the way with a plan. */
  standing: Verdict | "working_toward";
  /** What we do to get there; null once we are there. */
  plan: string | null;
}

/** What everybody may read: what we stand for, what we promise, and how we keep it. */
export interface Charter {
  organisationName: string;
  language: string;
  languages: string[];
  /** When what is published last changed; null before anything was. */
  versionAt: Date | null;
  principles: CharterPrinciple[];
  pledges: CharterPledge[];
  /** What our own words mean, as far as they stand here. */
  terms: { term: string; definition: string }[];
  tellUsUrl: string;
  followUrl: string;
}

/** The public charter in one of the organisation's languages. */
export const getCharter = query({
  name: "charter.read",
  input: z.strictObject({ lang: Language }),
  can: () => true,
  run: (ctx, input) => charterOf(ctx, input.lang, {}),
});

/** The charter as it would be once one more principle is published, or a pledge with its principles. Errors: NotFound. */
export const previewCharter = query({
  name: "charter.preview",
  input: z.strictObject({
    principleId: Id.optional(),
    /** Principles that would go out with the pledge. */
    principleIds: z.array(Id).max(10).optional(),
    pledgeId: Id.optional(),
    plan: Reference(1000).optional(),
    lang: Language,
  }),
  can: leads,
  async run(ctx, { lang, ...candidate }) {
    const charter = await charterOf(ctx, lang, candidate);
    const shown = [...charter.principles, ...charter.pledges].map((line) => line.id);
    const asked = candidate.principleId ?? candidate.pledgeId;
    if (asked && !shown.includes(asked)) throw new NotFound();
    return charter;
  },
});

async function charterOf(
  ctx: QueryContext,
  asked: string | undefined,
  candidate: Candidate,
): Promise<Charter> {
  const [head, principles, texts] = await Promise.all([
    findCharterHead(ctx.db),
    findCharterPrinciples(ctx.db, candidate),
    findCharterPledges(ctx.db, candidate),
  ]);
  const wanted = asked ?? ctx.language;
  const language = head.languages.includes(wanted) ? wanted : (head.languages[0] ?? "en");
  const spoken = principles.map((principle) => inLanguage(principle, language));
  const pledged = texts.map((text) => inLanguage(text, language));
  const [figures, terms] = await Promise.all([
    pledgeFigures(
      ctx,
      texts.map((text) => text.standard),
      head.timeZone,
    ),
    termsIn(ctx.db, language, [
      ...spoken.flatMap(({ statement, explanation }) => [statement, explanation]),
      ...pledged.flatMap(({ text, remark }) => [text, remark]),
    ]),
  ]);
  return {
    organisationName: head.name,
    language,
    languages: head.languages,
    versionAt: head.versionAt,
    principles: spoken.map(({ id, statement, explanation, hasVoice }) => ({
      id,
      statement,
      explanation,
      hasVoice,
    })),
    pledges: pledged.map((text) => pledgeOf(text, figures, spoken)),
    terms: terms.map(({ term, definition }) => ({ term, definition })),
    tellUsUrl: `${ctx.services.publicUrl}/tell-us`,
    followUrl: `${ctx.services.publicUrl}/follow`,
  };
}

/** The texts of a row in a language, each falling back to the organisation's first. */
function inLanguage<Row extends { translations: Record<string, object> }>(row: Row, language: string): Row {
  return { ...row, ...row.translations[language] };
}

function pledgeOf(
  { standard, workingToward, id, text, remark, principleIds }: PledgeText & { id: string },
  figures: Map<string, PledgeFigures>,
  principles: { id: string }[],
): CharterPledge {
  const figure = figures.get(standard.id);
  if (!figure) throw new Error("a pledge's standard was not counted");
  const plan = figure.verdict === "met" ? null : workingToward;
  return {
    id,
    text,
    remark,
    // A principle that is not published stays ours.
    principleIds: principleIds.filter((each) => principles.some((principle) => principle.id === each)),
    measure: standard.measure,
    target: standard.target,
    within: standard.within,
    time: standard.time,
    ...figure,
    standing: plan !== null && figure.verdict === "missed" ? "working_toward" : figure.verdict,
    plan,
  };
}
