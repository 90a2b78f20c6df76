import { sql } from "kysely";
import type { QueryContext } from "#core/context.ts";
import { inLanguage } from "#domain/organisation/in-language.ts";
import { type HoursFacts, hoursFacts } from "../organisation/calendars/without-hours.ts";
import { touchedByAnyVoice } from "../philosophy/voices-touching.ts";

/** What there is of the programme, read in one go: everything here is bounded by the limit of ten principles or small. */
export interface Facts {
  documents: { kind: "definition" | "vision" | "strategy"; version: number; writtenAt: string }[];
  principles: {
    id: string;
    statement: string;
    state: "draft" | "agreed" | "published";
    /** Whether anybody from outside touched it. */
    touched: boolean;
    pledges: { id: string; published: boolean }[];
  }[];
  standards: { id: string; name: string; pledged: boolean; working: boolean; teamId: string | null }[];
  /** Whoever works when, read once a standard counts in working time; null while none does. */
  hours: HoursFacts | null;
  pledges: { id: string; text: string; published: boolean; backed: boolean }[];
  voices: number;
  /** What is under way and was not checked against our principles: how many, and the five that wait longest. */
  unchecked: Waiting;
  /** Ratings whose day of review passed. */
  reviews: Waiting;
  /** Rounds in which somebody checked something against our principles. */
  checks: number;
  /** Ratings of what we do, make and convey, of as many as there would be of everything. */
  audit: { rated: number; wanted: number };
  /** Stakes of market and environment that workshops wrote down; `closed` are those of workshops that are over. */
  stakes: { all: number; closed: number };
  /** Levels of the organisation that took part in a workshop that is over, of those that work here. */
  levels: { heard: number; there: number };
  /** Decisions that employees took for somebody. */
  decisions: number;
  actions: { all: number; open: number };
  /** Principles in force that have a result. */
  results: number;
}

/** How many things wait for somebody, and the first five of them. */
export interface Waiting {
  count: number;
  items: { id: string; name: string }[];
}

type Reading = Pick<QueryContext, "db" | "now" | "language">;
/** Reads the facts of the programme in one round trip, all in the reader's language. Long texts are cut to 200 characters. */
export async function readFacts({ db, now, language }: Reading): Promise<Facts> {
  const { rows } = await sql<{ facts: Facts }>`
    select jsonb_build_object(
      'documents', coalesce((select jsonb_agg(jsonb_build_object('kind', document.kind, 'version', version.number,
          'writtenAt', version.written_at))
        from documents document join lateral (select number, written_at from document_versions
          where document_id = document.id order by number desc limit 1) version on true), '[]'),
      'principles', ${principleFactsIn(language)},
      'standards', coalesce((select jsonb_agg(jsonb_build_object('id', id,
          'name', ${inLanguage("standard", "name", language)}, 'working', time = 'working', 'teamId', team_id,
          'pledged', exists (select from pledges where pledges.standard_id = standard.id)) order by created_at)
        from (select * from standards order by created_at limit 200) standard), '[]'),
      'hours', case when exists (select from standards where time = 'working') then ${hoursFacts} end,
      'pledges', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'text', left(${inLanguage("pledge", "text", language)}, 200),
          'published', exists (select from pledge_publications publication
            where publication.pledge_id = pledge.id and withdrawn_at is null),
          'backed', exists (select from pledge_principles link join principles on principles.id = link.principle_id
            where link.pledge_id = pledge.id and principles.state = 'published')) order by created_at)
        from (select * from pledges order by created_at limit 200) pledge), '[]'),
      'voices', (select count(*) from (select from voices limit 10000) voice),
      'unchecked', ${uncheckedInitiatives},
      'reviews', ${overdueReviews(now)},
      'checks', (select count(*) from (select from checks
        where exists (select from check_views where check_id = checks.id) limit 10000) checked),
      'audit', jsonb_build_object(
        'rated', (select count(*) from audit_ratings rating
          join audit_items item on item.id = rating.item_id and item.retired_at is null
          join principles on principles.id = rating.principle_id and principles.place is not null
          where rating.replaced_at is null),
        'wanted', (select count(*) from audit_items where retired_at is null)
          * (select count(*) from principles where place is not null)),
      'stakes', (select jsonb_build_object('all', count(*), 'closed', count(*) filter (where closed_at is not null))
        from workshop_stakes join boards on boards.id = workshop_id where removed_at is null),
      'levels', jsonb_build_object(
        'heard', (select count(distinct level) from employees
          where deactivated_at is null and exists (select from board_participants part
            join boards on boards.id = part.board_id and boards.closed_at is not null
            where part.employee_id = employees.id)),
        'there', (select count(distinct level) from employees where deactivated_at is null)),
      'decisions', (select count(*) from (select from decisions limit 10000) decision),
      'actions', (select jsonb_build_object('all', count(*), 'open', count(*) filter (where ended_at is null))
        from (select ended_at from actions limit 10000) action),
      'results', (select count(distinct principle_id) from principle_results result
        join principles on principles.id = principle_id and principles.place is not null
        where standard_id is not null or exists (select from principle_result_values where result_id = result.id))
    ) as facts`.execute(db);
  const row = rows[0];
  if (!row) throw new Error("the facts of the programme came back empty");
  return row.facts;
}

const principleFactsIn = (language: string) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', id, 'statement', ${inLanguage("principles", "statement", language)}, 'state', state, 'touched', ${touchedByAnyVoice},
    'pledges', coalesce((select jsonb_agg(jsonb_build_object('id', link.pledge_id, 'published', exists (
        select from pledge_publications publication
        where publication.pledge_id = link.pledge_id and withdrawn_at is null)) order by link.pledge_id)
      from pledge_principles link where link.principle_id = principles.id), '[]'))
    order by place nulls last, created_at)
  from (select * from principles where state <> 'retired' order by place nulls last, created_at limit 100) principles),
  '[]')`;

const uncheckedInitiatives = sql`(
  with waiting as (
    select id, title, started_at from initiatives where state = 'under_way' and not exists (
      select from checks join check_views on check_views.check_id = checks.id
      where checks.subject_type = 'initiative' and checks.subject_id = initiatives.id)
  ) select jsonb_build_object('count', (select count(*) from waiting), 'items', coalesce((
    select jsonb_agg(jsonb_build_object('id', id, 'name', title) order by started_at, id)
    from (select * from waiting order by started_at, id limit 5) first), '[]')))`;

const overdueReviews = (now: Date) => sql`(
  with waiting as (
    select item.id, item.name, rating.review_on, rating.id as rating_id from audit_ratings rating
    join audit_items item on item.id = rating.item_id and item.retired_at is null
    join principles on principles.id = rating.principle_id and principles.place is not null
    where rating.replaced_at is null
      and rating.review_on < (select (${now}::timestamptz at time zone time_zone)::date from organisation)
    limit 10000
  ) select jsonb_build_object('count', (select count(*) from waiting), 'items', coalesce((
    select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by review_on, rating_id)
    from (select * from waiting order by review_on, rating_id limit 5) first), '[]')))`;
