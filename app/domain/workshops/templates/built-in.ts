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
    prompts?: number;
  }[];
}

/** The templates that come with the product. */
const outlines = {
  four_steps: {
    areas: [{ key: "service" }, { key: "focus" }],
    phases: [
      { key: "people", kind: "conviction", seconds: 180 },
      { key: "meaning", kind: "write", seconds: 480 },
      { key: "share", kind: "discuss", seconds: 900, prompts: 6 },
      { key: "elements", kind: "write", seconds: 600 },
      { key: "group", kind: "group", seconds: 900 },
      { key: "vote", kind: "vote", seconds: 300, votes: 5 },
      { key: "ladder", kind: "ladder", seconds: 1200 },
      { key: "draft", kind: "draft", seconds: 1800 },
      { key: "tie", kind: "tie", seconds: 600 },
      { key: "rate", kind: "rate", seconds: 300 },
      { key: "consent", kind: "consent", seconds: 900 },
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
  const say = (name: string) => text(language, `templates.${key}.${name}`);
  return {
    title: say("title"),
    purpose: say("purpose"),
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
