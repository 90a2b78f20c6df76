import { z } from "zod";
import { declineErasure } from "#domain/cases/persons/ask-erasure.ts";
import { correctPerson } from "#domain/cases/persons/correct-person.ts";
import { joinPeople, splitPeople } from "#domain/cases/persons/join-people.ts";
import { namePersonOfCase } from "#domain/cases/persons/person-of-case.ts";
import { erasePerson } from "#domain/people/personal-data/erase-person.ts";
import { findPeople } from "#domain/people/personal-data/find-people.ts";
import { holdCase, holdPerson, liftHold } from "#domain/people/personal-data/holds.ts";
import { listErasures } from "#domain/people/personal-data/list-erasures.ts";
import { listErasureRequests } from "#domain/people/personal-data/list-requests.ts";
import { changeRetention, readRetention } from "#domain/people/personal-data/retention.ts";
import { exportPerson } from "#domain/people/personal-data/show-person.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const Kind = z.enum(["customer", "employee"]);
const Made = z.object({ id: z.uuid() });

const Found = z.object({
  id: z.uuid().nullable(),
  kind: Kind,
  name: z.string().nullable(),
  email: z.string().nullable(),
  references: z.array(z.string()),
  caseId: z.uuid().nullable().describe("A case whose voice left no name and no address"),
});
const Export = z.object({
  id: z.uuid(),
  kind: Kind,
  madeAt: Moment,
  personIds: z.array(z.uuid()).describe("The people that joins make one"),
  reach: z.enum(["person", "whole"]).describe("`person` leaves out what an employee did at work"),
  tables: z.array(
    z.object({
      table: z.string(),
      about: z.string(),
      title: z.string().describe("What it is, in words"),
      personal: z.array(z.string()).describe("Columns that say something about them"),
      rows: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
});

export const personalDataEndpoints = [
  expose("GET", "/people", findPeople, {
    answer: listOf(Found),
    summary: "Somebody by the beginning of a name (`q`), a whole mail address or the reference of a case",
  }),
  expose("GET", "/people/{personId}/export", exportPerson, {
    answer: Export,
    summary: "Everything that is held about somebody behind voices, or a colleague, table by table",
  }),
  expose("POST", "/people/{personId}/erasure", erasePerson, {
    status: 201,
    answer: z.object({ id: z.uuid(), personId: z.uuid(), kind: Kind, erasedAt: Moment }),
    summary:
      "Erase somebody for ever; `confirm` is their mail address, else their name, else the reference of their first case",
  }),
  expose("GET", "/retention", readRetention, {
    answer: z.object({
      items: z.array(z.object({ kind: z.string(), days: z.int().nullable(), usual: z.int().nullable() })),
      lastRun: z.object({ ranAt: Moment, counts: z.record(z.string(), z.int()) }).nullable(),
    }),
    summary: "How many days each kind is kept (null: no end), and what the last night erased",
  }),
  expose("PATCH", "/retention", changeRetention, {
    answer: z.object({ changed: z.array(z.string()) }),
    summary: "Set how many days kinds are kept; null: no end",
  }),
  expose("GET", "/erasure-requests", listErasureRequests, {
    answer: listOf(
      z.object({
        id: z.uuid(),
        caseId: z.uuid(),
        reference: z.string(),
        personId: z.uuid().nullable(),
        requestedAt: Moment,
        answerBy: z.iso.date(),
      }),
    ),
    summary: "Requests to be erased that wait for an answer, the most pressing first",
  }),
  expose("POST", "/erasure-requests/{requestId}/refusal", declineErasure, {
    status: 201,
    answer: Made,
    summary: "Decline a request to be erased, in words that the one who asked reads",
  }),
  expose("GET", "/erasures", listErasures, {
    answer: listOf(
      z.object({
        id: z.uuid(),
        kind: Kind,
        subjectId: z.uuid(),
        personIds: z.array(z.uuid()),
        caseIds: z.array(z.uuid()),
        erasedAt: Moment,
      }),
    ),
    summary: "Erasures, oldest first, ids alone: what a restored copy must erase again",
  }),
  expose("POST", "/people/{personId}/holds", holdPerson, {
    status: 201,
    answer: Made,
    summary: "Set a legal hold: nothing of theirs is erased while it stands",
  }),
  expose("POST", "/cases/{caseId}/holds", holdCase, {
    status: 201,
    answer: Made,
    summary: "Set a legal hold on one case",
  }),
  expose("DELETE", "/holds/{holdId}", liftHold, { answer: Made, summary: "Lift a legal hold" }),
  expose("PATCH", "/people/{personId}", correctPerson, {
    answer: Made,
    summary: "Correct the name or the mail address of somebody behind voices; null takes it away",
  }),
  expose("POST", "/people/{personId}/joins", joinPeople, {
    status: 201,
    answer: Made,
    summary: "Say that two people are one: the other by `otherId`, or by the `reference` of a case",
  }),
  expose("DELETE", "/joins/{joinId}", splitPeople, {
    answer: Made,
    summary: "Take a join back: each is again the one they were",
  }),
  expose("POST", "/cases/{caseId}/person", namePersonOfCase, {
    status: 201,
    answer: Made,
    summary: "The person behind a case, also of a voice that left no name",
  }),
];
