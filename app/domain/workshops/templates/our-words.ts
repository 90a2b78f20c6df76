import type { AreaWords, BoardPlan, PhaseWords } from "#blocks/boards/make-board.ts";
import type { Services } from "#core/context.ts";
import { type BuiltIn, builtIns, builtInTemplate } from "./built-in.ts";
import type { Template, TemplateArea, TemplatePhase } from "./template.ts";

/** What a text of our templates is in another language; a text that somebody changed is in none. */
export type Dictionary = ReadonlyMap<string, string>;

/**
 * All texts of our templates in one language with what they are in another. Where two templates say the same and mean
 * another thing elsewhere, the one of `first` holds.
 */
export function dictionaryOf(
  text: Services["text"],
  { from, to, first }: { from: string; to: string; first?: string },
): Dictionary {
  const found = new Map<string, string>();
  for (const key of inOrder(first)) {
    const others = textsOf(builtInTemplate(key, to, text));
    for (const [index, own] of textsOf(builtInTemplate(key, from, text)).entries()) {
      const other = others[index];
      if (own && other && !found.has(own)) found.set(own, other);
    }
  }
  return found;
}

const inOrder = (first: string | undefined): BuiltIn[] =>
  [...builtIns].sort((one, other) => Number(other === first) - Number(one === first));

const textsOf = ({ title, purpose, areas, phases }: Template): (string | undefined)[] => [
  title,
  purpose,
  ...areas.flatMap((area) => [area.title, area.stem]),
  ...phases.flatMap((phase) => [phase.title, phase.prompt, ...(phase.prompts ?? [])]),
];

/** A text of ours in another language, or as it stands. */
export const said = (words: Dictionary, text: string): string => words.get(text) ?? text;

/** What a workshop is for, as its reader finds it. */
export function purposeIn(
  { purpose, template, language }: { purpose: string | null; template: string; language: string },
  to: string,
  text: Services["text"],
): string | null {
  if (purpose === null || language === to) return purpose;
  return said(dictionaryOf(text, { from: language, to, first: template }), purpose);
}

/** A template as whoever reads another language finds it: the texts that nobody changed are in theirs. */
export const templateIn = <Own extends Template>(template: Own, words: Dictionary): Own => ({
  ...template,
  title: said(words, template.title),
  purpose: said(words, template.purpose),
  areas: template.areas.map((area) => ({ ...area, ...areaIn(area, words) })),
  phases: template.phases.map((phase) => ({ ...phase, ...phaseIn(phase, words) })),
});

const areaIn = ({ title, stem }: TemplateArea, words: Dictionary): AreaWords[string] => ({
  title: said(words, title),
  ...(stem && { stem: said(words, stem) }),
});

const phaseIn = ({ title, prompt, prompts = [] }: TemplatePhase, words: Dictionary): PhaseWords[string] => ({
  title: said(words, title),
  ...(prompt && { prompt: said(words, prompt) }),
  prompts: prompts.map((card) => said(words, card)),
});

/**
 * A template with its texts in the other languages of the organisation beside them, as far as they are ours: whoever
 * reads another language than the template's then reads theirs, also where the template is a copy.
 */
export function inOtherLanguages(
  text: Services["text"],
  template: Template & { id: string; language: string },
  languages: string[],
): BoardPlan {
  const others = languages
    .filter((language) => language !== template.language)
    .map((to) => [to, dictionaryOf(text, { from: template.language, to, first: template.id })] as const);
  const beside = <Words>(inThat: (words: Dictionary) => Words) =>
    Object.fromEntries(others.map(([language, words]) => [language, inThat(words)]));
  return {
    areas: template.areas.map((area) => ({ ...area, words: beside((words) => areaIn(area, words)) })),
    phases: template.phases.map((phase) => ({ ...phase, words: beside((words) => phaseIn(phase, words)) })),
  };
}
