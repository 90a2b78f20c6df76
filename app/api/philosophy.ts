import { z } from "zod";
import { agreePrinciple } from "#domain/philosophy/agree-principle.ts";
import { changePrinciple } from "#domain/philosophy/change-principle.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import {
  getDocument,
  getDocumentVersion,
  Kind,
  listDocuments,
  listDocumentVersions,
  writeDocumentVersion,
} from "#domain/philosophy/documents.ts";
import { linkEvidence, unlinkEvidence } from "#domain/philosophy/evidence.ts";
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { closeRound, listRounds, openRound } from "#domain/philosophy/interpretation/open-round.ts";
import { listPrinciples } from "#domain/philosophy/list-principles.ts";
import { mergePrinciples } from "#domain/philosophy/merge-principles.ts";
import { PrincipleState } from "#domain/philosophy/principle.ts";
import { publishPrinciple, unpublishPrinciple } from "#domain/philosophy/publish-principle.ts";
import { retirePrinciple } from "#domain/philosophy/retire-principle.ts";
import { readPrincipleResults } from "#domain/results/principle-results/read-results.ts";
import {
  noteResultValues,
  removeResult,
  Side,
  setResult,
} from "#domain/results/principle-results/write-results.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const Principle = z.object({
  id: z.uuid(),
  statement: z.string(),
  explanation: z.string().nullable(),
  why: z.string().nullable(),
  translations: z.record(
    z.string(),
    z.object({ statement: z.string().optional(), explanation: z.string().optional() }),
  ),
  state: PrincipleState,
  place: z.int().nullable(),
  ownerId: z.uuid().nullable(),
  mergedIntoId: z.uuid().nullable(),
  revision: z.int(),
  createdAt: Moment,
});
const ListedPrinciple = Principle.extend({
  ownerName: z.string().nullable(),
  pledges: z.int(),
  standards: z.int(),
  voices: z.int(),
  hasVoice: z.boolean(),
  /** Number of the newest wording that was public; null before the first. */
  version: z.int().nullable(),
});
const WholePrinciple = Principle.extend({
  ownerName: z.string().nullable(),
  mergedIntoStatement: z.string().nullable(),
  transitions: z.array(
    z.object({
      state: z.enum([...PrincipleState.options, "revised"]),
      actorKind: z.string(),
      actorId: z.uuid().nullable(),
      actorName: z.string().nullable(),
      reason: z.string().nullable(),
      happenedAt: Moment,
    }),
  ),
  pledges: z.array(
    z.object({ id: z.uuid(), text: z.string(), standardId: z.uuid(), published: z.boolean() }),
  ),
  standards: z.array(z.object({ id: z.uuid(), name: z.string() })),
  voices: z.int(),
  /** Whether anything has been signed off for the public yet; before, a first publication needs the preview. */
  charterSignedOff: z.boolean(),
  hasVoice: z.boolean(),
  version: z.int().nullable(),
  versions: z.array(
    z.object({
      number: z.int(),
      statement: z.string(),
      explanation: z.string().nullable(),
      actorName: z.string().nullable(),
      publishedAt: Moment,
    }),
  ),
  /** Voices linked by hand, among the cases that may be seen. */
  evidence: z.array(
    z.object({
      linkId: z.uuid(),
      linkedAt: Moment,
      linkedByName: z.string().nullable(),
      caseId: z.uuid(),
      reference: z.string(),
      kind: z.enum(["complaint", "compliment", "suggestion", "question"]),
      text: z.string().nullable(),
    }),
  ),
  /** What it grew from on a board. */
  elements: z.array(
    z.object({ linkId: z.uuid(), type: z.string(), id: z.uuid(), label: z.string().nullable() }),
  ),
});
const SideResult = z.object({
  name: z.string(),
  unit: z.string(),
  standardId: z.uuid().nullable(),
  standardName: z.string().nullable(),
  values: z.array(
    z.object({
      month: z.string(),
      value: z.number(),
      /** How far the value may be off either way, in its unit. */
      margin: z.number(),
      total: z.int().nullable(),
    }),
  ),
});
const Interpretation = z.object({
  id: z.uuid(),
  situations: z.array(z.object({ text: z.string(), actions: z.array(z.string()) })),
  asked: z.int(),
  openedAt: Moment,
  closesAt: Moment,
  closedAt: Moment.nullable(),
  state: z.enum(["open", "closed"]),
  findings: z
    .object({
      answers: z.int(),
      situations: z.array(
        z.object({
          text: z.string(),
          agreement: z.object({
            share: z.number(),
            bound: z.enum(["exactly", "at least"]),
            answers: z.int(),
          }),
          leading: z.string().nullable(),
        }),
      ),
      advice: z.enum(["reword"]).nullable(),
    })
    .nullable(),
});
const Places = z.array(z.number().nullable());
const Document = z.object({
  id: z.uuid().nullable(),
  kind: Kind,
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  revision: z.int(),
  body: z.string().nullable(),
  writtenById: z.uuid().nullable(),
  writtenByName: z.string().nullable(),
  writtenAt: Moment.nullable(),
});
const Version = z.object({
  number: z.int(),
  body: z.string(),
  writtenById: z.uuid().nullable(),
  writtenByName: z.string().nullable(),
  writtenAt: Moment,
});
const Difference = z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() });

export const philosophyEndpoints = [
  expose("GET", "/principles", listPrinciples, {
    answer: listOf(ListedPrinciple),
    summary: "Principles: those in force by their place, then drafts, then the retired",
  }),
  expose("POST", "/principles", createPrinciple, {
    status: 201,
    answer: Principle,
    summary: "Draft a principle",
  }),
  expose("GET", "/principles/{principleId}", getPrinciple, {
    answer: WholePrinciple,
    summary: "A principle with its history and what rests on it",
  }),
  expose("PATCH", "/principles/{principleId}", changePrinciple, {
    answer: Principle,
    summary: "Change the words or the owner of a principle",
  }),
  expose("POST", "/principles/{principleId}/agreement", agreePrinciple, {
    answer: Principle,
    summary: "Agree a draft; the eleventh is refused with principle_limit",
  }),
  expose("POST", "/principles/{principleId}/publication", publishPrinciple, {
    answer: Principle,
    summary: "Show an agreed principle on the charter; the first one signs the charter off",
  }),
  expose("DELETE", "/principles/{principleId}/publication", unpublishPrinciple, {
    answer: Principle,
    summary: "Take a principle off the charter; it stays agreed",
  }),
  expose("POST", "/principles/{principleId}/retirement", retirePrinciple, {
    answer: Principle,
    summary: "Retire a principle and free its place",
  }),
  expose("POST", "/principles/{principleId}/merge", mergePrinciples, {
    answer: Principle,
    summary: "Let a principle go up in another, which takes over its pledges and voices",
  }),
  expose("POST", "/principles/{principleId}/evidence", linkEvidence, {
    status: 201,
    answer: z.object({
      id: z.uuid(),
      principleId: z.uuid(),
      caseId: z.uuid(),
      reference: z.string(),
    }),
    summary: "Link a voice, by its case, as evidence for a principle",
  }),
  expose("DELETE", "/principles/{principleId}/evidence/{linkId}", unlinkEvidence, {
    answer: z.object({ id: z.uuid() }),
    summary: "Take a voice away from a principle",
  }),
  expose("GET", "/principles/{principleId}/results", readPrincipleResults, {
    answer: z.object({
      customer: SideResult.nullable(),
      organisation: SideResult.nullable(),
      axis: z.object({
        kind: z.enum(["percent", "index"]),
        months: z.array(z.string()),
        customer: Places,
        organisation: Places,
      }),
    }),
    summary: "What a principle gives to those we serve and to us, by month and on one axis",
  }),
  expose("PUT", "/principles/{principleId}/results/{side}", setResult, {
    answer: SideResult,
    summary: "Say what a principle gives to one side: typed by month, or the share of a standard",
  }),
  expose("PUT", "/principles/{principleId}/results/{side}/values", noteResultValues, {
    answer: SideResult,
    summary: "Write values of a typed result by month; null takes a month away",
  }),
  expose("DELETE", "/principles/{principleId}/results/{side}", removeResult, {
    answer: z.object({ principleId: z.uuid(), side: Side }),
    summary: "Take the result of one side away",
  }),
  expose("GET", "/principles/{principleId}/interpretations", listRounds, {
    answer: listOf(Interpretation),
    summary:
      "Rounds in which colleagues said what a principle makes them do; findings once closed, from five answers",
  }),
  expose("POST", "/principles/{principleId}/interpretations", openRound, {
    status: 201,
    answer: z.object({ id: z.uuid(), principleId: z.uuid(), asked: z.int() }),
    summary: "Put three situations to colleagues drawn by chance, each by a private link",
  }),
  expose("POST", "/interpretations/{roundId}/closure", closeRound, {
    answer: z.object({ id: z.uuid() }),
    summary: "Close a round before its day",
  }),
  expose("GET", "/documents", listDocuments, {
    answer: listOf(Document),
    summary: "Our definition of service, vision and strategy",
  }),
  expose("GET", "/documents/{kind}", getDocument, { answer: Document, summary: "One of the three texts" }),
  expose("GET", "/documents/{kind}/versions", listDocumentVersions, {
    answer: listOf(Version),
    summary: "Versions of a text, newest first",
  }),
  expose("GET", "/documents/{kind}/versions/{number}", getDocumentVersion, {
    answer: Version.extend({ differences: z.array(Difference) }),
    summary: "One version, with what it changed in the one before",
  }),
  expose("POST", "/documents/{kind}/versions", writeDocumentVersion, {
    status: 201,
    answer: Document,
    summary: "Write a text anew; If-Match refuses it when there is a newer version",
  }),
];
