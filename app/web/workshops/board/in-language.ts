import type { Frame } from "./types.ts";

/** A frame with the texts of our templates in the reader's language, where nobody changed them. */
export function inLanguage(frame: Frame, language: string): Frame {
  return {
    ...frame,
    phases: frame.phases.map((phase) => ({ ...phase, ...phase.words?.[language] })),
    areas: frame.areas.map((area) => ({ ...area, ...area.words?.[language] })),
  };
}
