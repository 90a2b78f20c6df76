import { sql } from "kysely";
import type { Queryable } from "#db/client.ts";
import { isOpenPromise } from "../promise-state.ts";
import type { ReadRow, Remark } from "./read-row.ts";
import type { TeamIds } from "./teams-of-rows.ts";

export interface PlacedRow extends ReadRow {
  teamId: string | null;
}

/** What becomes of each row. */
export interface SortedRows {
  added: PlacedRow[];
  changed: (PlacedRow & { caseId: string })[];
  /** Cases whose row says what it said before. */
  unchanged: string[];
  /** How many rows say what was known, those that stand twice in this file included. */
  identical: number;
  refused: Remark[];
  /** Rows that are taken, and look as if they were another case. */
  warned: Remark[];
}

interface KnownCase {
  id: string;
  reference: string;
  hash: string | null;
  importId: string | null;
  receivedAt: Date;
  closed: boolean;
  promised: boolean;
  /** Whoever it was about was erased, or its words had their time: a file brings nothing of it back. */
  erased: boolean;
}

/**
 * Compares rows with what is known. Of two rows with one reference in a file the first counts: the second is nothing
 * new when it says the same, and is refused when it says something else. A case of our own is never overwritten, and
 * none is closed over an open promise.
 */
export async function sortRows(
  db: Queryable,
  importId: string,
  rows: ReadRow[],
  teams: TeamIds,
): Promise<SortedRows> {
  const known = await findKnown(db, rows);
  const seen = new Map<string, string>();
  const sorted: SortedRows = { added: [], changed: [], unchanged: [], identical: 0, refused: [], warned: [] };
  const refuse = (row: ReadRow, field: Remark["field"], code: Remark["code"]) =>
    sorted.refused.push({ line: row.line, severity: "refused", field, code });
  for (const row of rows) {
    const teamId = row.team ? teams.get(row.team.toLowerCase()) : null;
    const found = known.get(row.reference);
    const earlier = seen.get(row.reference) ?? (found?.importId === importId ? found.hash : null);
    if (earlier) {
      if (earlier === row.hash) sorted.identical += 1;
      else refuse(row, "reference", "reference_twice");
    } else if (teamId === undefined) refuse(row, "team", "unknown_team");
    else if (!found) sorted.added.push({ ...row, teamId });
    else if (!found.hash) refuse(row, "reference", "reference_taken");
    else if (found.erased) refuse(row, "reference", "words_erased");
    else if (found.hash === row.hash) {
      sorted.identical += 1;
      sorted.unchanged.push(found.id);
    } else if (row.closedAt && !found.closed && found.promised) refuse(row, "closed", "open_promises");
    else {
      sorted.changed.push({ ...row, teamId, caseId: found.id });
      if (found.receivedAt.getTime() !== Date.parse(row.receivedAt))
        sorted.warned.push({
          line: row.line,
          severity: "warning",
          field: "received",
          code: "received_changed",
        });
    }
    if (!earlier && sorted.refused.at(-1)?.line !== row.line) seen.set(row.reference, row.hash);
  }
  return sorted;
}

async function findKnown(db: Queryable, rows: ReadRow[]): Promise<Map<string, KnownCase>> {
  if (rows.length === 0) return new Map();
  const { rows: found } = await sql<KnownCase>`
    select cases.id, cases.reference, encode(source.row_hash, 'hex') as hash, source.import_id, cases.received_at,
      cases.closed_at is not null as closed, cases.words_erased_at is not null as erased,
      exists (
        select from promises where promises.case_id = cases.id and ${isOpenPromise}
      ) as promised
    from cases left join case_sources source on source.case_id = cases.id
    where cases.reference = any(${rows.map((row) => row.reference)})
    for update of cases`.execute(db);
  return new Map(found.map((one) => [one.reference, one]));
}
