import type { Caller } from "#core/context.ts";
import { execute } from "#core/execute.ts";
import { changeOrganisationCalendar } from "#domain/organisation/calendars/write-calendar.ts";
import { agreePrinciple } from "#domain/philosophy/agree-principle.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import { writeDocumentVersion } from "#domain/philosophy/documents.ts";
import { publishPrinciple } from "#domain/philosophy/publish-principle.ts";
import { publishPledge } from "#domain/strategy/publish-pledge.ts";
import { createPledge } from "#domain/strategy/write-pledge.ts";
import { changeStandard, createStandard } from "#domain/strategy/write-standard.ts";
import { documents, pledges, principles, standards, workingWeek } from "./philosophy.ts";

/** The owner, so many days ago. */
type OwnerAt = (days: number) => Caller;

/** Writes the three texts, and the principles with their states; answers the ids in order. */
export async function makePhilosophy(ownerAt: OwnerAt): Promise<string[]> {
  for (const [kind, body] of Object.entries(documents)) {
    await execute(ownerAt(700), writeDocumentVersion, { kind, body });
  }
  const ids: string[] = [];
  for (const [index, { statement, explanation, why, nl, state }] of principles.entries()) {
    const translations = { nl };
    const input = { statement, explanation: explanation ?? undefined, why: why ?? undefined, translations };
    const { id } = await execute(ownerAt(690 - index), createPrinciple, input);
    ids.push(id);
    if (state === "draft") continue;
    await execute(ownerAt(640), agreePrinciple, { principleId: id });
    if (state === "published")
      await execute(ownerAt(600 - index * 3), publishPrinciple, { principleId: id, signOff: true });
  }
  return ids;
}

/** Sets the standards; answers their ids by key. */
export async function makeStandards(
  ownerAt: OwnerAt,
  teamIds: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  await execute(ownerAt(710), changeOrganisationCalendar, { week: workingWeek });
  for (const { key, name, nl, measure, target, within, time, team, before } of standards) {
    const teamId = team ? teamIds.get(team) : undefined;
    const now = { target, within: within ?? undefined };
    const { days, ...then } = before ?? { days: 0 };
    const input = { name, translations: { nl: { name: nl } }, measure, time, teamId, ...now, ...then };
    const { id } = await execute(ownerAt(key === "digital" ? 8 : 400), createStandard, input);
    ids.set(key, id);
    if (before) await execute(ownerAt(days), changeStandard, { standardId: id, ...now });
  }
  return ids;
}

/** Publishes the pledges: kept ones, one on the way with its plan, one of which too little is known yet. */
export async function makePledges(
  ownerAt: OwnerAt,
  standardIds: ReadonlyMap<string, string>,
  principleIds: string[],
): Promise<void> {
  for (const pledge of pledges) {
    const { id } = await execute(ownerAt(pledge.days + 1), createPledge, {
      text: pledge.text,
      standardId: standardIds.get(pledge.standard),
      principleIds: pledge.principles.map((index) => principleIds[index]),
      remark: pledge.remark ?? undefined,
      translations: { nl: { text: pledge.nl, remark: pledge.remarkNl ?? undefined } },
    });
    const workingToward = pledge.plan ? { plan: pledge.plan } : undefined;
    await execute(ownerAt(pledge.days), publishPledge, { pledgeId: id, workingToward, signOff: true });
  }
}
