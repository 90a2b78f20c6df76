import { listRatings } from "../../improvement/audit/read-audit.ts";
import { listInitiatives } from "../../improvement/checks/initiatives.ts";
import { listChecks } from "../../improvement/checks/list-checks.ts";
import { listWorkshops } from "../../workshops/workshop.ts";
import { listed } from "./exported-list.ts";

/** The workshops that this reader sees in their list. The code stays out: a file goes where its reader sends it. */
export const workshops = listed(listWorkshops, {
  id: (row) => row.id,
  title: (row) => row.title,
  purpose: (row) => row.purpose,
  template: (row) => row.template,
  manner: (row) => row.manner,
  language: (row) => row.language,
  startsAt: (row) => row.startsAt,
  createdAt: (row) => row.createdAt,
  closedAt: (row) => row.closedAt,
});

/** Rounds of checks, by the filters of their list: of a case those whose case this reader may see. */
export const checks = listed(listChecks, {
  id: (row) => row.id,
  subjectType: (row) => row.subjectType,
  subjectId: (row) => row.subjectId,
  title: (row) => row.title,
  round: (row) => row.number,
  reference: (row) => row.caseReference,
  views: (row) => row.given,
  supports: (row) => row.supports,
  neutral: (row) => row.neutral,
  conflicts: (row) => row.conflicts,
  createdAt: (row) => row.createdAt,
  shownAt: (row) => row.shownAt,
  settledAt: (row) => row.settledAt,
});

export const initiatives = listed(listInitiatives, {
  id: (row) => row.id,
  kind: (row) => row.kind,
  title: (row) => row.title,
  about: (row) => row.about,
  state: (row) => row.state,
  checked: (row) => row.checked,
  createdAt: (row) => row.createdAt,
});

/** The audit, a line for each thing and principle, by the filters of its list. */
export const auditRatings = listed(listRatings, {
  id: (row) => row.id,
  itemId: (row) => row.itemId,
  kind: (row) => row.kind,
  name: (row) => row.name,
  principleId: (row) => row.principleId,
  principle: (row) => row.statement,
  rating: (row) => row.rating,
  evidence: (row) => row.evidence,
  ratedAt: (row) => row.ratedAt,
  reviewOn: (row) => row.reviewOn,
  overdue: (row) => row.overdue,
});
