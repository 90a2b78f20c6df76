import type { ShouldRevalidateFunctionArgs } from "react-router";

/**
 * Reads the page again when a form was refused because somebody else came first, so that the page shows what is now
 * beside what was typed. Without this a refused form leaves the page as it was.
 */
export const readAgainAfterConflict = ({
  actionStatus,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean =>
  actionStatus === 409 || actionStatus === 412 || defaultShouldRevalidate;
