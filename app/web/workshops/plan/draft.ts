import type { PhaseKind } from "#domain/workshops/templates/template.ts";

/** An area as its fields hold it. `key` is its own while the page stands; `id` that of a workshop under way. */
export interface AreaDraft {
  key: string;
  id?: string | undefined;
  title: string;
  stem: string;
}

/** A phase as its fields hold it: numbers as they are typed, cards one a line, areas by their keys. */
export interface PhaseDraft {
  key: string;
  id?: string | undefined;
  kind: PhaseKind;
  title: string;
  prompt: string;
  cards: string;
  minutes: string;
  days: string;
  votes: string;
  anonymous: boolean;
  areas: string[];
}

export interface PlanDraft {
  areas: AreaDraft[];
  phases: PhaseDraft[];
}

/** A plan as commands and queries hold it. */
export interface StoredPlan {
  areas: { id?: string; title: string; stem?: string | null | undefined }[];
  phases: {
    id?: string;
    kind: PhaseKind;
    title: string;
    prompt?: string | null | undefined;
    prompts?: string[] | undefined;
    seconds?: number | null | undefined;
    anonymous?: boolean | undefined;
    votes?: number | null | undefined;
    areas?: number[] | undefined;
    days?: number | undefined;
  }[];
}

/** From what is stored to what the fields hold. Keys are places, so that server and browser begin alike. */
export function draftOf(plan: StoredPlan): PlanDraft {
  const areas = plan.areas.map(({ id, title, stem }, index) => ({
    key: `a${index}`,
    id,
    title,
    stem: stem ?? "",
  }));
  const phases = plan.phases.map((phase, index) => ({
    key: `p${index}`,
    id: phase.id,
    kind: phase.kind,
    title: phase.title,
    prompt: phase.prompt ?? "",
    cards: (phase.prompts ?? []).join("\n"),
    minutes: minutesText(phase.seconds),
    days: phase.days?.toString() ?? "",
    votes: phase.votes?.toString() ?? "",
    anonymous: phase.anonymous ?? false,
    areas: (phase.areas ?? []).flatMap((place) => areas[place]?.key ?? []),
  }));
  return { areas, phases };
}

/** From the fields to a command's input; what cannot be read as a number goes as it is, for the command to refuse. */
export function planOf({ areas, phases }: PlanDraft): Record<"areas" | "phases", object[]> {
  return {
    areas: areas.map(({ id, title, stem }) => ({
      ...(id && { id }),
      title: title.trim(),
      ...(stem.trim() && { stem: stem.trim() }),
    })),
    phases: phases.map((phase) => ({
      ...(phase.id && { id: phase.id }),
      kind: phase.kind,
      title: phase.title.trim(),
      ...(phase.prompt.trim() && { prompt: phase.prompt.trim() }),
      prompts: linesOf(phase.cards),
      ...(phase.minutes.trim() && { seconds: secondsIn(phase.minutes) }),
      anonymous: phase.anonymous,
      ...(phase.kind === "vote" && phase.votes.trim() && { votes: numberIn(phase.votes) }),
      areas: phase.areas.map((key) => areas.findIndex((area) => area.key === key)).filter((at) => at >= 0),
      ...(phase.days.trim() && { days: numberIn(phase.days) }),
    })),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** 480 → `8`, 90 → `1:30`. */
export function minutesText(seconds: number | null | undefined): string {
  if (!seconds) return "";
  const rest = seconds % 60;
  return rest === 0 ? `${seconds / 60}` : `${Math.floor(seconds / 60)}:${String(rest).padStart(2, "0")}`;
}

/** `8` → 480, `1:30` → 90, `1,5` → 90; the text itself when it is none of these. */
export function secondsIn(text: string): number | string {
  const [, minutes, seconds] = /^(\d{1,4}):([0-5]\d)$/.exec(text.trim()) ?? [];
  if (minutes && seconds) return Number(minutes) * 60 + Number(seconds);
  const number = numberIn(text);
  return typeof number === "number" ? Math.round(number * 60) : number;
}

const numberIn = (text: string): number | string => {
  const plain = text.trim().replace(",", ".");
  return /^\d{1,6}(\.\d+)?$/.test(plain) ? Number(plain) : text.trim();
};

/** What a form sends as its plan; null for what is none, which the command refuses. */
export function planIn(sent: unknown): unknown {
  try {
    return typeof sent === "string" ? JSON.parse(sent) : null;
  } catch {
    return null;
  }
}

/** All planned minutes together, as far as they can be read. */
export const minutesTogether = ({ phases }: Pick<PlanDraft, "phases">): number =>
  Math.round(
    phases.reduce((sum, { minutes }) => {
      const seconds = minutes.trim() ? secondsIn(minutes) : 0;
      return sum + (typeof seconds === "number" ? seconds : 0);
    }, 0) / 60,
  );
