import type { TextFunction } from "#messages/text.ts";

/** How many principles are in force, and how many of them a standard backs; said alike wherever it is said. */
export const inForceInWords = (text: TextFunction, inForce: number, backed: number): string =>
  text("programme.title", { count: inForce, proof: text("programme.proof", { count: backed }) });
