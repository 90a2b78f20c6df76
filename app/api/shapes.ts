import { z } from "zod";

/** A list's answer; `nextCursor` is null or absent on the last page. */
export const listOf = (item: z.ZodType) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable().optional() });

/** An instant in an answer: RFC 3339 in UTC. */
export const Moment = z.iso.datetime();
