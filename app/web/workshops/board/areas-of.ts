import type { Area, Phase } from "./types.ts";

/** The areas that a phase is about. */
export const areasOf = (phase: Phase, areas: Area[]): Area[] =>
  phase.areaIds.length === 0 ? areas : areas.filter((area) => phase.areaIds.includes(area.id));
