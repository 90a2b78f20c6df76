import { z } from "zod";
import {
  AuditKind,
  addAuditItem,
  changeAuditItem,
  retireAuditItem,
} from "#domain/improvement/audit/items.ts";
import { Rating, rateItem } from "#domain/improvement/audit/rate.ts";
import { getAuditItem, listRatings, readMatrix } from "#domain/improvement/audit/read-audit.ts";
import { getMoment, listMoments, noteMoment, removeMoment } from "#domain/philosophy/moments/moments.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const Item = z.object({
  id: z.uuid(),
  kind: AuditKind,
  name: z.string(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  revision: z.int(),
  createdAt: Moment,
  retiredAt: Moment.nullable(),
});
const Cell = z.object({
  principleId: z.uuid(),
  /** Null where nobody looked yet. */
  rating: Rating.nullable(),
  evidence: z.string().nullable(),
  reviewOn: z.iso.date().nullable(),
  overdue: z.boolean(),
});
const Principles = z.array(z.object({ id: z.uuid(), place: z.int().nullable(), statement: z.string() }));
const BadMoment = z.object({
  id: z.uuid(),
  what: z.string(),
  happenedOn: z.iso.date().nullable(),
  notedOn: z.iso.date(),
  principleId: z.uuid().nullable(),
  statement: z.string().nullable(),
});

export const auditEndpoints = [
  expose("GET", "/audit-items", readMatrix, {
    answer: z.object({
      principles: Principles,
      nextCursor: z.string().nullable(),
      items: z.array(
        z.object({
          id: z.uuid(),
          kind: AuditKind,
          name: z.string(),
          ownerName: z.string().nullable(),
          notMet: z.int(),
          partly: z.int(),
          cells: z.array(Cell),
        }),
      ),
    }),
    summary: "The audit matrix: what we do, make and convey against principles in force, worst first",
  }),
  expose("POST", "/audit-items", addAuditItem, {
    status: 201,
    answer: Item,
    summary: "Add something that we do, make or convey",
  }),
  expose("GET", "/audit-items/{itemId}", getAuditItem, {
    answer: Item.extend({ principles: Principles, cells: z.array(Cell) }),
    summary: "One thing with its cell for each principle in force",
  }),
  expose("PATCH", "/audit-items/{itemId}", changeAuditItem, {
    answer: Item,
    summary: "Change the name, kind or owner of a thing",
  }),
  expose("POST", "/audit-items/{itemId}/retirement", retireAuditItem, {
    answer: Item,
    summary: "Take a thing out of the audit",
  }),
  expose("PUT", "/audit-items/{itemId}/ratings/{principleId}", rateItem, {
    answer: z.object({
      id: z.uuid(),
      itemId: z.uuid(),
      principleId: z.uuid(),
      rating: Rating,
      evidence: z.string().nullable(),
      reviewOn: z.iso.date(),
      ratedAt: Moment,
    }),
    summary: "Rate how a thing meets a principle; the rating before stays readable",
  }),
  expose("GET", "/audit-ratings", listRatings, {
    answer: listOf(
      z.object({
        id: z.uuid(),
        itemId: z.uuid(),
        kind: AuditKind,
        name: z.string(),
        principleId: z.uuid(),
        statement: z.string(),
        rating: Rating,
        evidence: z.string().nullable(),
        reviewOn: z.iso.date(),
        overdue: z.boolean(),
        ratedAt: Moment,
      }),
    ),
    summary: "Ratings one by one, worst first; review=overdue those whose day passed",
  }),
  expose("GET", "/bad-moments", listMoments, {
    answer: listOf(BadMoment),
    summary: "Bad moments, newest first; principleId=none those that no principle would have prevented",
  }),
  expose("POST", "/bad-moments", noteMoment, {
    status: 201,
    answer: BadMoment,
    summary: "Note a bad moment; names in it are offered for removal with names_found",
  }),
  expose("GET", "/bad-moments/{momentId}", getMoment, { answer: BadMoment, summary: "A bad moment" }),
  expose("DELETE", "/bad-moments/{momentId}", removeMoment, {
    answer: z.object({ id: z.uuid() }),
    summary: "Take a bad moment away, with its words",
  }),
];
