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
import { getPrinciple } from "#domain/philosophy/get-principle.ts";
import { listPrinciples } from "#domain/philosophy/list-principles.ts";
import { mergePrinciples } from "#domain/philosophy/merge-principles.ts";
import { PrincipleState } from "#domain/philosophy/principle.ts";
import { publishPrinciple, unpublishPrinciple } from "#domain/philosophy/publish-principle.ts";
import { retirePrinciple } from "#domain/philosophy/retire-principle.ts";
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
});
const WholePrinciple = Principle.extend({
  ownerName: z.string().nullable(),
  mergedIntoStatement: z.string().nullable(),
  transitions: z.array(
    z.object({
      state: PrincipleState,
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
});
const Document = z.object({
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
