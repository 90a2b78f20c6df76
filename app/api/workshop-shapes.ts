import { z } from "zod";
import { Moment } from "./shapes.ts";

export const Workshop = z.object({
  id: z.uuid(),
  title: z.string(),
  purpose: z.string().nullable(),
  template: z.string(),
  language: z.string(),
  manner: z.enum(["live", "over_days", "solo"]),
  yields: z.string().nullable(),
  code: z.string().nullable(),
  startsAt: Moment.nullable(),
  createdBy: z.uuid().nullable(),
  createdAt: Moment,
  closedAt: Moment.nullable(),
  revision: z.int(),
});
