import { sql } from "kysely";
import { monthOf } from "#calendar/zone.ts";
import type { Queryable } from "#db/client.ts";
import { type Group, shownGroups, type Told, toldGroups } from "#statistics/small-groups.ts";

interface Answers {
  month: string;
  teamId: string | null;
  answers: number;
  helped: number;
  top: number;
}

/** The month of a moment in a zone: `2026-11`. */
export const monthAt = (at: Date, zone: string): string =>
  monthOf(Temporal.Instant.fromEpochMilliseconds(at.getTime()), zone);

/**
 * Writes down what may be told of each month that is over and that nobody was told of yet: of everybody, once at least
 * the smallest group answered, and of the teams by the rule of small-groups.ts, with the tree of teams as it is now. An
 * answer belongs to the team that had the case on its day; suspected spam is left out. Where nearly all or nearly none
 * answered alike, the count is the middle of a range (`toldCount`).
 *
 * What is written stays as it is, so no two looks at a month, however far apart, differ by a few people. Of two processes
 * that write the same month at once, the first one's count stands, whole. One round trip where there is nothing new.
 */
export async function tellMonths(db: Queryable, now: Date, zone: string): Promise<void> {
  const answers = await untold(db, monthAt(now, zone));
  if (answers.length === 0) return;
  const groups = await db.selectFrom("teams").select(["id", "parentId as parent"]).execute();
  for (const [month, rows] of Map.groupBy(answers, (row) => row.month)) {
    const own = new Map(rows.map((row) => [row.teamId, row.answers]));
    const shown = shownGroups(groups, own);
    const [helped, top] = [toldOf(groups, shown, rows, "helped"), toldOf(groups, shown, rows, "top")];
    const told = [...shown].map(([teamId, total]) => ({
      team_id: teamId,
      answers: total,
      helped: helped(teamId).count,
      helped_margin: helped(teamId).margin,
      top: top(teamId).count,
      top_margin: top(teamId).margin,
    }));
    if (told.length > 0) await write(db, month, told, now);
  }
}

/** Answers by month and team, of the months before the given one that nobody was told of. */
async function untold(db: Queryable, month: string): Promise<Answers[]> {
  const { rows } = await sql<Answers>`
    with untold as (
      select start::date as start from generate_series(
        (select date_trunc('month', min(day)) from feelings), ${`${month}-01`}::date - interval '1 month', '1 month') start
      where not exists (select from felt_months where month = to_char(start, 'YYYY-MM'))
    )
    select to_char(untold.start, 'YYYY-MM') as month, feelings.team_id, count(*) as answers,
      count(*) filter (where helped = 'yes') as helped,
      count(*) filter (where helped = 'yes' and answered = 'yes' and feeling = 'good') as top
    from untold
    join feelings on day >= untold.start and day < untold.start + interval '1 month'
    join closures on closures.id = feelings.closure_id
    join cases on cases.id = closures.case_id
    where not cases.suspected_spam
    group by 1, 2`.execute(db);
  return rows;
}

/** What may be told of each shown team: how many were helped, or gave the top answer. */
function toldOf(
  groups: Group[],
  shown: Map<string | null, number>,
  rows: Answers[],
  field: "helped" | "top",
): (teamId: string | null) => Told {
  const counts = new Map(rows.map((row) => [row.teamId, { total: row.answers, count: row[field] }]));
  const told = toldGroups(groups, shown, counts);
  return (teamId) => {
    const group = told.get(teamId);
    if (!group) throw new Error("a team that is shown was not counted");
    return group;
  };
}

/** One statement: whoever writes the row of everybody first writes those of the teams too, and nobody else does. */
async function write(db: Queryable, month: string, rows: object[], now: Date): Promise<void> {
  await sql`
    with row as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row(team_id uuid, answers int, helped int, helped_margin int, top int, top_margin int)
    ), everybody as (
      insert into felt_months (month, team_id, answers, helped, helped_margin, top, top_margin, told_at)
      select ${month}, null, answers, helped, helped_margin, top, top_margin, ${now}::timestamptz from row where team_id is null
      on conflict do nothing returning month
    )
    insert into felt_months (month, team_id, answers, helped, helped_margin, top, top_margin, told_at)
    select month, team_id, answers, helped, helped_margin, top, top_margin, ${now}::timestamptz from row, everybody where team_id is not null`.execute(
    db,
  );
}
