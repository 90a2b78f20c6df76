import { z } from "zod";
import { listActivity } from "#domain/results/activity.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const Event = z.object({
  number: z.int(),
  id: z.uuid(),
  type: z.string(),
  subjectType: z.string(),
  subjectId: z.uuid().nullable(),
  caseId: z.uuid().nullable(),
  caseReference: z.string().nullable(),
  actorKind: z.enum(["employee", "key", "customer", "visitor", "system"]),
  actorName: z.string().nullable(),
  happenedAt: Moment,
  data: z.record(z.string(), z.unknown()),
});

export const resultsEndpoints = [
  expose("GET", "/activity", listActivity, {
    answer: listOf(Event),
    summary: "What happened, newest first, as far as you may see",
  }),
];
