import { z } from "zod";
import { listActivity } from "#domain/results/activity.ts";
import { getCharter } from "#domain/results/charter.ts";
import { Measure } from "#domain/strategy/standards.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";
import { performanceShape } from "./strategy.ts";

const Event = z.object({
  number: z.int(),
  id: z.uuid(),
  type: z.string(),
  subjectType: z.string(),
  subjectId: z.uuid().nullable(),
  caseId: z.uuid().nullable(),
  caseReference: z.string().nullable(),
  phaseTitle: z.string().nullable(),
  actorKind: z.enum(["employee", "key", "customer", "visitor", "system"]),
  actorName: z.string().nullable(),
  subjectName: z.string().nullable(),
  happenedAt: Moment,
  data: z.record(z.string(), z.unknown()),
});

const Charter = z.object({
  organisationName: z.string(),
  language: z.string(),
  languages: z.array(z.string()),
  versionAt: Moment.nullable(),
  principles: z.array(
    z.object({
      id: z.uuid(),
      statement: z.string(),
      explanation: z.string().nullable(),
      /** False while nobody from outside has spoken to it: the charter then says so. */
      hasVoice: z.boolean(),
    }),
  ),
  pledges: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      remark: z.string().nullable(),
      principleIds: z.array(z.uuid()),
      measure: Measure,
      target: z.number(),
      within: z.string().nullable(),
      time: z.enum(["elapsed", "working"]),
      ...performanceShape,
      /** Whether too few were counted for any verdict. */
      tooFew: z.boolean(),
      ahead: z.object({ met: z.int(), total: z.int() }),
      felt: z
        .object({
          answers: z.int(),
          helped: z.int(),
          margin: z.int(),
          share: z.number(),
          interval: z.tuple([z.number(), z.number()]),
        })
        .nullable(),
      standing: z.enum(["not_yet_known", "met", "missed", "working_toward"]),
      plan: z.string().nullable(),
    }),
  ),
  terms: z.array(z.object({ term: z.string(), definition: z.string() })),
  tellUsUrl: z.url(),
  followUrl: z.url(),
});

export const resultsEndpoints = [
  expose("GET", "/public/charter", getCharter, {
    open: "public",
    answer: Charter,
    summary: "The public charter: principles, pledges, and how they were kept in the last twelve months",
  }),
  expose("GET", "/activity", listActivity, {
    answer: listOf(Event),
    summary: "What happened, newest first, as far as you may see",
  }),
];
