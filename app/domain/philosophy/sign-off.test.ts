import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "#test/world.ts";
import { agreePrinciple } from "./agree-principle.ts";
import { createPrinciple } from "./create-principle.ts";
import { publishPrinciple } from "./publish-principle.ts";
import { isSignedOff } from "./sign-off.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const agreed = async (statement: string) => {
  const { id: principleId } = await world.run(world.owner, createPrinciple, { statement });
  await world.run(world.owner, agreePrinciple, { principleId });
  return principleId;
};
const signOffs = () =>
  world.services.database.selectFrom("charterSignOffs").select(["actorKind", "actorId"]).execute();

test("the first line goes out once somebody says they saw the preview; later ones go by themselves", async () => {
  const lead = await world.employee("lead");
  const [first, second] = [await agreed("We call back"), await agreed("We write plainly")];
  const publish = (principleId: string, signOff?: unknown) =>
    world.run(lead, publishPrinciple, { principleId, ...(signOff !== undefined && { signOff }) });
  for (const saying of [undefined, false]) {
    await expect(publish(first, saying)).rejects.toMatchObject({ status: 409, code: "sign_off_needed" });
  }
  await expect(publish(first, "yes")).rejects.toMatchObject({ status: 422 });
  expect(await isSignedOff(world.services.database)).toBe(false);
  expect((await publish(first, "true")).state).toBe("published");
  expect((await publish(second)).state).toBe("published");
  expect(await signOffs()).toEqual([{ actorKind: "employee", actorId: lead.id }]);
});

test("for a machine the call itself is the sign-off, and two first calls at once sign once", async () => {
  await world.services.database.deleteFrom("charterSignOffs").execute();
  const { actor } = await world.key("write");
  const ids = [await agreed("We mend causes"), await agreed("We tell the truth")];
  await Promise.all(ids.map((principleId) => world.run(actor, publishPrinciple, { principleId })));
  expect(await signOffs()).toEqual([{ actorKind: "key", actorId: actor.id }]);
});
