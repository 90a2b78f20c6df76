import { z } from "zod";
import { getProgramme, listBreaks } from "#domain/results/programme.ts";
import { expose } from "./expose.ts";
import { listOf } from "./shapes.ts";

const Break = z.object({
  code: z.string(),
  part: z.string(),
  subjectId: z.uuid().nullable(),
  subject: z.string().nullable(),
  mend: z.string().nullable(),
});
const State = z.enum(["done", "begun", "not_started"]);
const Found = z.object({ code: z.string(), count: z.int() }).nullable();
const Title = z.record(z.string(), z.string());
const SubStep = z.object({
  key: z.string(),
  title: Title,
  state: State,
  found: Found,
  page: z.string().nullable(),
  tool: z.enum(["here", "later"]),
  steps: z.array(z.unknown()),
});
const Waiting = z.object({
  count: z.int(),
  items: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
const Programme = z.object({
  steps: z.array(SubStep.extend({ steps: z.array(SubStep) })),
  chain: z.array(
    z.object({
      part: z.string(),
      count: z.int(),
      breaks: z.int(),
      state: z.enum(["whole", "broken", "not_started"]),
      page: z.string().nullable(),
    }),
  ),
  next: z.object({ code: z.string(), subject: z.string().nullable(), mend: z.string() }),
  breaks: z.array(Break),
  start: z.object({
    principle: z.boolean(),
    agreed: z.boolean(),
    standard: z.boolean(),
    pledge: z.boolean(),
    charter: z.boolean(),
  }),
  waiting: z.object({ unchecked: Waiting, reviews: Waiting }),
});

export const programmeEndpoints = [
  expose("GET", "/programme", getProgramme, {
    answer: Programme,
    summary: "The path, the chain and the next step that the caller may take",
  }),
  expose("GET", "/breaks", listBreaks, {
    answer: listOf(Break),
    summary: "Every gap in the chain, with the page that closes it; null where the caller may not",
  }),
];
