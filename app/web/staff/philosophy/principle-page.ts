import type { getPrinciple } from "#domain/philosophy/get-principle.ts";
import type { PrincipleStep } from "#domain/philosophy/next-of-principle.ts";

/** What the page of one principle shows, in all its parts. */
export interface PrinciplePage {
  /** Its words in the reader's language. */
  principle: Awaited<ReturnType<typeof getPrinciple.run>>;
  /** What comes next for it; null when nothing does. */
  next: PrincipleStep | null;
  mayLead: boolean;
  /** Places that are free, of ten. */
  free: number;
  inForce: number;
  /** What it may go up in. */
  others: { id: string; place: number | null; statement: string }[];
}
