import { afterAll, beforeAll, expect, test } from "vitest";
import { receiptOf } from "#domain/listening/receipt.ts";
import { erasePerson } from "#domain/people/personal-data/erase-person.ts";
import { listErasureRequests } from "#domain/people/personal-data/list-requests.ts";
import { caseDesk } from "#test/factories/cases.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { followCase } from "../follow-case.ts";
import { listMyNotices } from "../my-notices.ts";
import { askErasure, declineErasure } from "./ask-erasure.ts";
import { namePersonOfCase } from "./person-of-case.ts";

let world: World;
const desk = caseDesk(() => world);
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("a request is answered within a month: owners and leads hear of it, once, and it is declined in words or done", async () => {
  const lead = await world.employee("lead");
  const employee = await world.employee("employee", { teamIds: [world.teamId] });
  // The evening of the thirty-first in UTC is the first of February in Amsterdam.
  world.at("2027-01-31T23:30:00Z");
  const kase = await desk.record({ name: "Anna", teamId: world.teamId });
  const receipt = receiptOf(world.services.secret, kase.id, 1);
  const ask = () => world.run(visitor, askErasure, { receipt });
  const follow = () => world.ask(visitor, followCase, { receipt });
  expect(await ask()).toMatchObject({ answerBy: "2027-03-01" });
  expect(await ask()).toMatchObject({ answerBy: "2027-03-01" });
  for (const [who, heard] of [
    [world.owner, 1],
    [lead, 1],
    [employee, 0],
  ] as const) {
    const { items } = await world.ask(who, listMyNotices, {});
    expect(items.filter(({ kind }) => kind === "erasure_requested")).toHaveLength(heard);
  }
  const { items } = await world.ask(lead, listErasureRequests, {});
  expect(items).toMatchObject([{ reference: kase.reference, answerBy: "2027-03-01" }]);

  const declined = { requestId: items[0]?.id, words: "The invoice must be kept" };
  await world.run(lead, declineErasure, declined);
  await expect(world.run(lead, declineErasure, declined)).rejects.toMatchObject({ status: 404 });
  expect((await follow()).erasure).toMatchObject({ outcome: "declined", words: "The invoice must be kept" });

  await ask();
  expect((await follow()).erasure).toMatchObject({ outcome: null });
  const { id: personId } = await world.run(lead, namePersonOfCase, { caseId: kase.id });
  await world.run(lead, erasePerson, { personId, confirm: "Anna" });
  expect((await world.ask(lead, listErasureRequests, {})).items).toEqual([]);
  await expect(follow()).rejects.toMatchObject({ status: 404 });
});
