import type { StageProps } from "../board/wall-stage.tsx";
import type { Consent } from "./things.ts";

/** Who has no objection, in words: told apart where enough answered. */
export const consentCounts = (
  { agree, liveWith, consenting }: Pick<Consent, "agree" | "liveWith" | "consenting">,
  text: StageProps["text"],
): string[] =>
  agree === null || liveWith === null
    ? [text("drafting.consentingCount", { count: consenting })]
    : [text("drafting.agreeCount", { count: agree }), text("drafting.liveWithCount", { count: liveWith })];
