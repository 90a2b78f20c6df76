import { randomUUID } from "node:crypto";
import type { CommandContext } from "#core/context.ts";

export interface BoardPlan {
  areas: { title: string; stem?: string | undefined; words?: AreaWords | undefined }[];
  phases: {
    kind:
      | "conviction"
      | "write"
      | "discuss"
      | "group"
      | "vote"
      | "rate"
      | "tie"
      | "ladder"
      | "draft"
      | "consent";
    title: string;
    prompt?: string | undefined;
    prompts?: string[] | undefined;
    seconds?: number | undefined;
    anonymous?: boolean | undefined;
    votes?: number | undefined;
    /** Positions of its areas. */
    areas?: number[] | undefined;
    words?: PhaseWords | undefined;
  }[];
}

/** The same texts in other languages, by language. */
export type AreaWords = Record<string, { title: string; stem?: string }>;
export type PhaseWords = Record<string, { title: string; prompt?: string; prompts: string[] }>;

/** Makes a board that stands in its first phase. */
export async function makeBoard(ctx: CommandContext, boardId: string, plan: BoardPlan): Promise<void> {
  await ctx.db.insertInto("boards").values({ id: boardId }).execute();
  const areas = plan.areas.map((area, position) => ({
    id: randomUUID(),
    boardId,
    position,
    title: area.title,
    stem: area.stem ?? null,
    words: area.words ?? null,
  }));
  await ctx.db.insertInto("boardAreas").values(areas).execute();
  const phases = plan.phases.map((phase, position) => ({
    id: randomUUID(),
    boardId,
    position,
    kind: phase.kind,
    title: phase.title,
    prompt: phase.prompt ?? null,
    prompts: phase.prompts ?? [],
    seconds: phase.seconds ?? null,
    anonymous: phase.anonymous ?? false,
    votes: phase.kind === "vote" ? (phase.votes ?? 5) : null,
    words: phase.words ?? null,
    areaIds: (phase.areas ?? []).flatMap((index) => areas[index]?.id ?? []),
  }));
  await ctx.db.insertInto("boardPhases").values(phases).execute();
  await ctx.db
    .updateTable("boards")
    .set({ phaseId: phases[0]?.id ?? null, everNameless: phases.some(({ anonymous }) => anonymous) })
    .where("id", "=", boardId)
    .execute();
}
