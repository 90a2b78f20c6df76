import { newId } from "#core/identifiers.ts";
import type { World } from "#test/world.ts";

/** A pledge on principles, straight into the tables: its own rules are tested where pledges are. */
export async function pledgeOn(world: World, principleIds: string[]): Promise<string> {
  const { database } = world.services;
  const standardId = newId();
  const pledgeId = newId();
  const createdAt = new Date();
  await database
    .insertInto("standards")
    .values({ id: standardId, name: "Called back", measure: "promise_kept", target: 0.95, createdAt })
    .execute();
  await database
    .insertInto("pledges")
    .values({ id: pledgeId, text: "We call back when we say.", standardId, createdAt })
    .execute();
  await database
    .insertInto("pledgePrinciples")
    .values(principleIds.map((principleId) => ({ pledgeId, principleId })))
    .execute();
  return pledgeId;
}

/** A case that touches a principle by its closing, by a decision or by both. */
export async function touch(
  world: World,
  principleId: string,
  options: {
    teamId: string | null;
    by?: ("closure" | "decision")[];
    suspectedSpam?: boolean;
    reopenedAt?: Date;
  },
): Promise<string> {
  const { database } = world.services;
  const caseId = newId();
  const now = new Date();
  const { teamId, by = ["closure"], suspectedSpam = false, reopenedAt = null } = options;
  await database
    .insertInto("cases")
    .values({
      id: caseId,
      reference: caseId,
      kind: "complaint",
      teamId,
      suspectedSpam,
      receivedAt: now,
      createdAt: now,
    })
    .execute();
  if (by.includes("closure")) {
    await database
      .insertInto("closures")
      .values({
        id: newId(),
        caseId,
        outcome: "resolved",
        principleId,
        actorKind: "system",
        closedAt: now,
        reopenedAt,
      })
      .execute();
  }
  if (by.includes("decision")) {
    await database
      .insertInto("decisions")
      .values({ id: newId(), caseId, what: "Waived the fee", principleId, decidedAt: now })
      .execute();
  }
  return caseId;
}
