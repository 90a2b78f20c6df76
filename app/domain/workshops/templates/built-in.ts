import type { Services } from "#core/context.ts";
import type { PhaseKind, Template } from "./template.ts";

/** A template of ours without its words: those are messages, `templates.<key>.…`, in the workshop's language. */
interface Outline {
  areas: { key: string; stem?: "stem" }[];
  phases: {
    key: string;
    kind: PhaseKind;
    areas?: number[];
    seconds?: number;
    anonymous?: "anonymous";
    votes?: number;
    /** How many prompt cards it has. */
    prompts?: number;
  }[];
  yields?: "behaviours";
  /** Another template of ours whose areas and phases it says in the same words. */
  words?: string;
}

/** The templates that come with the product. */
const outlines = {
  // The four steps alone: who starts small finishes. The whole path is the next one.
  four_short: {
    areas: [{ key: "service" }, { key: "focus" }],
    phases: [
      { key: "people", kind: "conviction", seconds: 180 },
      { key: "meaning", kind: "write", seconds: 480 },
      { key: "elements", kind: "discuss", seconds: 900 },
      { key: "draft", kind: "draft", seconds: 1200 },
      { key: "tie", kind: "tie", seconds: 480 },
      { key: "consent", kind: "consent", seconds: 600 },
    ],
    words: "four_steps",
  },
  four_steps: {
    areas: [{ key: "service" }, { key: "focus" }, { key: "opportunities" }, { key: "challenges" }],
    phases: [
      { key: "people", kind: "conviction", seconds: 180 },
      { key: "stakes", kind: "write", areas: [2, 3], seconds: 300 },
      { key: "weigh", kind: "discuss", areas: [2, 3], seconds: 600 },
      { key: "meaning", kind: "write", areas: [0, 1], seconds: 480 },
      { key: "share", kind: "discuss", areas: [0, 1], seconds: 900, prompts: 6 },
      { key: "elements", kind: "discuss", areas: [0, 1], seconds: 600 },
      { key: "group", kind: "group", areas: [0, 1], seconds: 900 },
      { key: "vote", kind: "vote", areas: [0, 1], seconds: 300, votes: 5 },
      { key: "ladder", kind: "ladder", seconds: 1200 },
      { key: "draft", kind: "draft", seconds: 1800 },
      { key: "tie", kind: "tie", areas: [0, 1], seconds: 600 },
      { key: "rate", kind: "rate", seconds: 300 },
      { key: "consent", kind: "consent", seconds: 900 },
    ],
  },
  service_means: {
    areas: [{ key: "answers", stem: "stem" }],
    phases: [
      { key: "write", kind: "write", seconds: 480 },
      { key: "discuss", kind: "discuss", seconds: 600, prompts: 4 },
      { key: "group", kind: "group", seconds: 600 },
      { key: "vote", kind: "vote", seconds: 300, votes: 5 },
      { key: "choose", kind: "discuss", seconds: 600 },
    ],
    yields: "behaviours",
  },
  story: {
    areas: [{ key: "happened" }, { key: "felt" }, { key: "ours", stem: "stem" }],
    phases: [
      { key: "tell", kind: "write", areas: [0, 1], seconds: 600 },
      { key: "listen", kind: "discuss", areas: [0, 1], seconds: 900, prompts: 4 },
      { key: "ours", kind: "write", areas: [2], seconds: 480 },
      { key: "group", kind: "group", areas: [2], seconds: 600 },
      { key: "vote", kind: "vote", areas: [2], seconds: 300, votes: 3 },
      { key: "act", kind: "discuss", areas: [2], seconds: 600 },
    ],
  },
  start_stop: {
    areas: [
      { key: "start", stem: "stem" },
      { key: "stop", stem: "stem" },
      { key: "continue", stem: "stem" },
    ],
    phases: [
      { key: "write", kind: "write", seconds: 480, anonymous: "anonymous" },
      { key: "discuss", kind: "discuss", seconds: 900 },
      { key: "group", kind: "group", seconds: 480 },
      { key: "vote", kind: "vote", seconds: 300, votes: 5 },
      { key: "act", kind: "discuss", seconds: 900 },
    ],
  },
  blank: {
    areas: [{ key: "board" }],
    phases: [
      { key: "write", kind: "write", seconds: 480 },
      { key: "discuss", kind: "discuss", seconds: 900 },
      { key: "group", kind: "group", seconds: 600 },
      { key: "vote", kind: "vote", seconds: 300, votes: 5 },
    ],
  },
} satisfies Record<string, Outline>;

export type BuiltIn = keyof typeof outlines;
export const builtIns = Object.keys(outlines) as [BuiltIn, ...BuiltIn[]];

/** A built-in template with its words in a language. */
export function builtInTemplate(key: BuiltIn, language: string, text: Services["text"]): Template {
  const outline: Outline = outlines[key];
  const own = (name: string) => text(language, `templates.${key}.${name}`);
  const say = (name: string) => text(language, `templates.${outline.words ?? key}.${name}`);
  return {
    title: own("title"),
    purpose: own("purpose"),
    ...(outline.yields && { yields: outline.yields }),
    areas: outline.areas.map((area) => ({
      title: say(`areas.${area.key}`),
      ...(area.stem && { stem: say(`stems.${area.key}`) }),
    })),
    phases: outline.phases.map(({ key: phase, prompts = 0, anonymous, ...rest }) => ({
      ...rest,
      title: say(`phases.${phase}.title`),
      prompt: say(`phases.${phase}.prompt`),
      anonymous: anonymous !== undefined,
      prompts: Array.from({ length: prompts }, (_, index) => say(`phases.${phase}.card${index + 1}`)),
    })),
  };
}
