import { sql } from "kysely";
import { z } from "zod";
import { linksFrom } from "#blocks/links/links.ts";
import { type Actor, isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { NotFound } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";
import { inLanguage } from "#domain/organisation/in-language.ts";
import { standardNamesIn } from "../organisation/standard-words.ts";
import { visibleCases } from "../organisation/visibility.ts";
import { PrincipleId, type PrincipleState, principleColumns } from "./principle.ts";
import { voicesTouching } from "./voices-touching.ts";

/** A step in the history of a principle; `happenedAt` as JSON has it. */
interface Transition {
  state: PrincipleState | "revised";
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  reason: string | null;
  happenedAt: string;
}

/** The words in which it went out. */
interface Version {
  number: number;
  statement: string;
  explanation: string | null;
  actorName: string | null;
  publishedAt: string;
}

/** A pledge that rests on the principle. */
interface RestingPledge {
  id: string;
  text: string;
  standardId: string;
  published: boolean;
}

/**
 * One principle with its history (who, when, why), the pledges and standards that rest on it, and the number of
 * voices that touch it among the cases this reader may see.
 */
export const getPrinciple = query({
  name: "principle.read",
  input: z.strictObject({ principleId: PrincipleId }),
  target: (ctx, { principleId }) => findWithHistory(ctx, principleId),
  can: isStaff,
  async run({ db, actor, language }, { principleId }, { transitions, versions, pledges, ...principle }) {
    const standardIds = [...new Set(pledges.map((pledge) => pledge.standardId))];
    const [touching, evidence, elements, names] = await Promise.all([
      voicesTouching(db, actor, [principleId]),
      evidenceOf(db, actor, principleId),
      linksFrom(db, { type: "principle", id: principleId }, element, 200),
      standardNamesIn(db, standardIds, language),
    ]);
    const voices = touching.get(principleId) ?? 0;
    return {
      ...principle,
      transitions: transitions.map((step) => ({ ...step, happenedAt: new Date(step.happenedAt) })),
      versions: versions.map((version) => ({ ...version, publishedAt: new Date(version.publishedAt) })),
      version: versions[0]?.number ?? null,
      evidence,
      elements: elements.map(({ id, to, label }) => ({ linkId: id, ...to, label })),
      pledges,
      standards: standardIds.flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [{ id, name }];
      }),
      voices,
      hasVoice: voices > 0,
    };
  },
});

/** The kind of edge from a principle to what it grew from: an element on a board. */
export const element = "element";

/** The newest 100 voices linked by hand, among the cases this actor may see. */
function evidenceOf(db: Queryable, actor: Actor, principleId: string) {
  return db
    .selectFrom("links")
    .innerJoin("cases", "cases.id", "links.toId")
    .leftJoin("voices", "voices.caseId", "cases.id")
    .leftJoin("employees", "employees.id", "links.actorId")
    .select(["links.id as linkId", "links.linkedAt", "employees.name as linkedByName"])
    .select(["cases.id as caseId", "cases.reference", "cases.kind"])
    .select(sql<string | null>`left(voices.text, 300)`.as("text"))
    .where("links.kind", "=", "evidence")
    .where("links.fromType", "=", "principle")
    .where("links.fromId", "=", principleId)
    .where("links.toType", "=", "case")
    .where("links.removedAt", "is", null)
    .where("cases.suspectedSpam", "=", false)
    .where(visibleCases(actor))
    .orderBy("links.id", "desc")
    .limit(100)
    .execute();
}

async function findWithHistory({ db, language }: Pick<QueryContext, "db" | "language">, id: string) {
  const principle = await db
    .selectFrom("principles")
    .leftJoin("employees as owner", "owner.id", "principles.ownerId")
    .leftJoin("principles as into", "into.id", "principles.mergedIntoId")
    .select(principleColumns)
    .select("owner.name as ownerName")
    .select(inLanguage("into", "statement", language).$castTo<string | null>().as("mergedIntoStatement"))
    .select([history.as("transitions"), wordings.as("versions"), restingPledgesIn(language).as("pledges")])
    .select(sql<boolean>`exists (select from charter_sign_offs)`.as("charterSignedOff"))
    .where("principles.id", "=", id)
    .executeTakeFirst();
  if (!principle) throw new NotFound();
  return principle;
}

/** The newest 200 steps, oldest first. */
const history = sql<Transition[]>`(
  select coalesce(json_agg(json_build_object('state', step.to_state, 'actorKind', step.actor_kind,
    'actorId', step.actor_id, 'actorName', coalesce(employees.name, api_keys.name), 'reason', step.reason,
    'happenedAt', step.happened_at) order by step.id), '[]')
  from (select * from principle_transitions where principle_id = principles.id order by id desc limit 200) step
  left join employees on employees.id = step.actor_id
  left join api_keys on api_keys.id = step.actor_id)`;

/** The newest 50 wordings that were public, newest first. */
const wordings = sql<Version[]>`(
  select coalesce(json_agg(json_build_object('number', version.number, 'statement', version.statement,
    'explanation', version.explanation, 'actorName', coalesce(employees.name, api_keys.name),
    'publishedAt', version.published_at) order by version.number desc), '[]')
  from (select * from principle_versions where principle_id = principles.id order by number desc limit 50) version
  left join employees on employees.id = version.actor_id
  left join api_keys on api_keys.id = version.actor_id)`;

const restingPledgesIn = (language: string) => sql<RestingPledge[]>`(
  select coalesce(json_agg(json_build_object('id', pledge.id, 'text', ${inLanguage("pledge", "text", language)},
    'standardId', pledge.standard_id, 'published', exists (
      select from pledge_publications where pledge_id = pledge.id and withdrawn_at is null)) order by pledge.id), '[]')
  from (
    select pledges.* from pledge_principles join pledges on pledges.id = pledge_id
    where principle_id = principles.id order by pledges.id limit 100
  ) pledge)`;
