import { sql } from "kysely";
import { type HoursFacts, hoursFacts, placesWithoutHours } from "../organisation/calendars/without-hours.ts";
import { type Asking, shownFeltOfAll } from "../strategy/felt.ts";

/** Parts of the chain, in the advised order. The last three come later in the product's life. */
export const chainParts = [
  "vision",
  "strategy",
  "principle",
  "standard",
  "indicator",
  "action",
  "result",
] as const;
export type ChainPart = (typeof chainParts)[number];

/** A place where the chain from vision to result does not hold, with the page that mends it. */
export interface Break {
  code:
    | "no_vision"
    | "no_strategy"
    | "no_principle"
    | "principle_not_published"
    | "principle_without_standard"
    | "standard_without_pledge"
    | "standard_without_hours"
    | "pledge_not_published"
    | "pledge_without_published_principle";
  part: ChainPart;
  subjectId: string | null;
  /** The statement, name or text of what is broken. */
  subject: string | null;
  /** Path of the page that mends it. */
  mend: string;
}

/** What there is of the programme, read in one go: everything here is bounded by the limit of ten principles or small. */
export interface Facts {
  documents: { kind: "definition" | "vision" | "strategy"; version: number; writtenAt: string }[];
  principles: { id: string; statement: string; state: "draft" | "agreed" | "published"; pledged: boolean }[];
  standards: { id: string; name: string; pledged: boolean; working: boolean; teamId: string | null }[];
  /** Whoever works when, read once a standard counts in working time; null while none does. */
  hours: HoursFacts | null;
  pledges: { id: string; text: string; published: boolean; backed: boolean }[];
  voices: number;
  answered: number;
  /** Answers of customers that may be told of. */
  asked: number;
  /** What is under way and was not held against our principles: how many, and the five that wait longest. */
  unchecked: Waiting;
  /** Ratings whose day of review passed. */
  reviews: Waiting;
}

/** How many things wait for somebody, and the first five of them. */
export interface Waiting {
  count: number;
  items: { id: string; name: string }[];
}

/** Reads the facts of the chain: all but what customers felt in one round trip. Long texts are cut to 200 characters. */
export async function readFacts(asking: Asking): Promise<Facts> {
  const [facts, felt] = await Promise.all([readCounts(asking), shownFeltOfAll(asking)]);
  const asked = felt.reduce((sum, month) => sum + (month.teamId === null ? month.answers : 0), 0);
  return { ...facts, asked };
}

async function readCounts({ db, now }: Asking): Promise<Omit<Facts, "asked">> {
  const { rows } = await sql<{ facts: Omit<Facts, "asked"> }>`
    select jsonb_build_object(
      'documents', coalesce((select jsonb_agg(jsonb_build_object('kind', document.kind, 'version', version.number,
          'writtenAt', version.written_at))
        from documents document join lateral (select number, written_at from document_versions
          where document_id = document.id order by number desc limit 1) version on true), '[]'),
      'principles', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'statement', statement, 'state', state,
          'pledged', exists (select from pledge_principles link where link.principle_id = principle.id))
          order by place nulls last, created_at)
        from (select * from principles where state <> 'retired' order by place nulls last, created_at limit 100) principle), '[]'),
      'standards', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name,
          'working', time = 'working', 'teamId', team_id,
          'pledged', exists (select from pledges where pledges.standard_id = standard.id)) order by created_at)
        from (select * from standards order by created_at limit 200) standard), '[]'),
      'pledges', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'text', left(text, 200),
          'published', exists (select from pledge_publications publication
            where publication.pledge_id = pledge.id and withdrawn_at is null),
          'backed', exists (select from pledge_principles link join principles on principles.id = link.principle_id
            where link.pledge_id = pledge.id and principles.state = 'published')) order by created_at)
        from (select * from pledges order by created_at limit 200) pledge), '[]'),
      'hours', case when exists (select from standards where time = 'working') then ${hoursFacts} end,
      'voices', (select count(*) from (select from voices limit 10000) voice),
      'answered', (select count(*) from (select from cases where first_answer_at is not null limit 10000) answered),
      'unchecked', ${uncheckedInitiatives},
      'reviews', ${overdueReviews(now)}
    ) as facts`.execute(db);
  const row = rows[0];
  if (!row) throw new Error("the facts of the chain came back empty");
  return row.facts;
}

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

/** Every break among the parts that exist, in the order of the chain. */
export function breaksOf(facts: Facts): Break[] {
  const documented = new Set(facts.documents.map((document) => document.kind));
  const inForce = facts.principles.filter((principle) => principle.state !== "draft");
  const breaks: Break[] = [];
  const add = (code: Break["code"], part: ChainPart, mend: string, subjectId?: string, subject?: string) =>
    breaks.push({ code, part, mend, subjectId: subjectId ?? null, subject: subject ?? null });

  if (!documented.has("vision")) add("no_vision", "vision", "/documents/vision");
  if (!documented.has("strategy")) add("no_strategy", "strategy", "/documents/strategy");
  if (inForce.length === 0) {
    const draft = facts.principles[0];
    add(
      "no_principle",
      "principle",
      draft ? `/principles/${draft.id}` : "/principles/new",
      draft?.id,
      draft?.statement,
    );
  }
  for (const { id, statement, state } of inForce) {
    if (state === "agreed") add("principle_not_published", "principle", `/principles/${id}`, id, statement);
  }
  for (const { id, statement, pledged } of inForce) {
    if (!pledged)
      add("principle_without_standard", "standard", `/pledges/new?principle=${id}`, id, statement);
  }
  for (const { id, name, working, teamId } of facts.standards) {
    const [place] = working && facts.hours ? placesWithoutHours(facts.hours, teamId) : [];
    const hours = place?.teamId ? `/settings/calendar?team=${place.teamId}` : "/settings/calendar";
    if (place) add("standard_without_hours", "standard", hours, id, name);
  }
  for (const { id, name, pledged, teamId } of facts.standards) {
    // A standard that a team keeps for itself needs no pledge.
    if (!pledged && teamId === null)
      add("standard_without_pledge", "standard", `/pledges/new?standard=${id}`, id, name);
  }
  for (const { id, text, published, backed } of facts.pledges) {
    if (!published) add("pledge_not_published", "standard", `/pledges/${id}`, id, text);
    else if (!backed) add("pledge_without_published_principle", "principle", `/pledges/${id}`, id, text);
  }
  return breaks;
}
