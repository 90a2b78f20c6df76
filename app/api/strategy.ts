import { z } from "zod";
import { getCapability } from "#domain/strategy/capability.ts";
import { RowFilter } from "#domain/strategy/list-rows.ts";
import { getPerformance } from "#domain/strategy/performance.ts";
import { getPledge, listPledges } from "#domain/strategy/pledges.ts";
import { publishPledge, withdrawPledge } from "#domain/strategy/publish-pledge.ts";
import { listStandardChanges } from "#domain/strategy/standard-changes.ts";
import { listDuePromises, listStandardRows } from "#domain/strategy/standard-rows.ts";
import { getStandard, listStandards, Measure } from "#domain/strategy/standards.ts";
import { testPledge } from "#domain/strategy/test-pledge.ts";
import { changePledge, createPledge } from "#domain/strategy/write-pledge.ts";
import { changeStandard, createStandard } from "#domain/strategy/write-standard.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const Standard = z.object({
  id: z.uuid(),
  name: z.string(),
  measure: Measure,
  target: z.number(),
  within: z.string().nullable(),
  withinSeconds: z.int().nullable(),
  time: z.enum(["elapsed", "working"]),
  teamId: z.uuid().nullable(),
  remedy: z.string().nullable(),
  translations: z.record(
    z.string(),
    z.object({ name: z.string().optional(), remedy: z.string().optional() }),
  ),
  ownerId: z.uuid().nullable(),
  revision: z.int(),
  createdAt: Moment,
});

/** A share with what must be said beside it; null where nothing was counted. `met` may be off by `margin` either way. */
export const figureShape = {
  met: z.int(),
  margin: z.int(),
  missed: z.int(),
  total: z.int(),
  share: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  verdict: z.enum(["not_yet_known", "met", "missed"]),
};
export const MonthShape = z.object({ month: z.string(), ...figureShape });
export const performanceShape = {
  ...figureShape,
  late: z.int(),
  broken: z.int(),
  overdue: z.int(),
  months: z.array(MonthShape),
  paused: z.object({ count: z.int(), hours: z.number() }).nullable(),
  released: z.int().nullable(),
  promisesPer100Cases: z.number().nullable(),
  medianLeadTimeHours: z.number().nullable(),
  counting: z.object({ counted: z.int(), total: z.int() }).nullable(),
  withoutDeadline: z.int().nullable(),
};
const Performance = z.object({
  standardId: z.uuid(),
  measure: Measure,
  target: z.number(),
  asOf: Moment,
  ...performanceShape,
});
const CountedRow = z.object({
  subjectId: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  teamName: z.string().nullable(),
  text: z.string().nullable(),
  startsAt: Moment,
  deadline: Moment.nullable(),
  doneAt: Moment.nullable(),
  pausedSeconds: z.number(),
  state: RowFilter.exclude(["missed"]),
});
/** `total` counts all, `hidden` those among them that the reader may not see. */
const rowsShape = listOf(CountedRow).extend({ total: z.int(), hidden: z.int() });
const StandardChange = z.object({
  field: z.enum(["name", "target", "within", "team", "remedy"]),
  before: z.string().nullable(),
  after: z.string().nullable(),
  byName: z.string().nullable(),
  changedAt: Moment,
});
const Capability = z.object({
  target: z.number(),
  period: z.enum(["twelve_months", "whole_history"]),
  ...performanceShape,
});
const Pledge = z.object({
  id: z.uuid(),
  text: z.string(),
  remark: z.string().nullable(),
  audience: z.string().nullable(),
  translations: z.record(
    z.string(),
    z.object({ text: z.string().optional(), remark: z.string().optional() }),
  ),
  standardId: z.uuid(),
  standardName: z.string(),
  principleIds: z.array(z.uuid()),
  state: z.enum(["idea", "tested", "published", "withdrawn"]),
  test: z.object({ testedAt: Moment, showed: z.string() }).nullable(),
  publication: z
    .object({ publishedAt: Moment, met: z.int(), total: z.int(), workingToward: z.string().nullable() })
    .nullable(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  revision: z.int(),
  createdAt: Moment,
});

export const strategyEndpoints = [
  expose("GET", "/standards", listStandards, {
    answer: listOf(Standard),
    summary: "Service standards, newest first",
  }),
  expose("POST", "/standards", createStandard, {
    status: 201,
    answer: Standard,
    summary: "Set a service standard",
  }),
  expose("GET", "/standards/{standardId}", getStandard, {
    answer: Standard,
    summary: "One service standard",
  }),
  expose("PATCH", "/standards/{standardId}", changeStandard, {
    answer: Standard,
    summary: "Change a standard; what it promises stays while a published pledge stands on it",
  }),
  expose("GET", "/standards/{standardId}/performance", getPerformance, {
    answer: Performance,
    summary: "How a standard was held, by the month of the deadline",
  }),
  expose("GET", "/standards/{standardId}/rows", listStandardRows, {
    answer: rowsShape,
    summary: "The cases, next answers or promises behind a standard's figure, of a month or of all, by state",
  }),
  expose("GET", "/standards/{standardId}/changes", listStandardChanges, {
    answer: z.object({ items: z.array(StandardChange) }),
    summary: "What a standard asked before, newest first",
  }),
  expose("GET", "/due-promises", listDuePromises, {
    answer: rowsShape,
    summary: "Promises due in the last days, by what became of them",
  }),
  expose("GET", "/standards/{standardId}/capability", getCapability, {
    answer: Capability,
    summary: "What the gate before a publication would count now",
  }),
  expose("GET", "/pledges", listPledges, { answer: listOf(Pledge), summary: "Pledges, newest first" }),
  expose("POST", "/pledges", createPledge, { status: 201, answer: Pledge, summary: "Write a pledge" }),
  expose("GET", "/pledges/{pledgeId}", getPledge, { answer: Pledge, summary: "One pledge" }),
  expose("PATCH", "/pledges/{pledgeId}", changePledge, { answer: Pledge, summary: "Change a pledge" }),
  expose("POST", "/pledges/{pledgeId}/test", testPledge, {
    status: 201,
    answer: Pledge,
    summary: "Says that a pledge was tried as it stands, and what that showed",
  }),
  expose("POST", "/pledges/{pledgeId}/publication", publishPledge, {
    status: 201,
    answer: Pledge,
    summary: "Publish a pledge whose standard is reached, not yet known, or worked toward with a plan",
  }),
  expose("DELETE", "/pledges/{pledgeId}/publication", withdrawPledge, {
    answer: Pledge,
    summary: "Take a pledge off the charter",
  }),
];
