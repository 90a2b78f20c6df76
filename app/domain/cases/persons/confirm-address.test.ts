import { afterAll, beforeAll, expect, test } from "vitest";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { tasks } from "#jobs/tasks.ts";
import { openWorld, visitor, type World } from "#test/world.ts";
import { readCase } from "../read-case.ts";
import { confirmAddress, readConfirmation } from "./confirm-address.ts";
import { correctPerson } from "./correct-person.ts";
import { splitPeople } from "./join-people.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Somebody tells us something from an address, and gets the mail with the link. */
async function tell(email: string): Promise<{ caseId: string; token: string }> {
  const told = { kind: "question", text: "When?", channel: "phone", email };
  const { id: caseId } = await world.run(world.owner, recordVoice, told);
  world.sent.length = 0;
  await tasks.mail_acknowledgement?.(world.services, { subjectId: caseId });
  const token = /\/confirm\/([\w-]{43})/.exec(world.sent[0]?.text ?? "")?.[1] ?? "";
  return { caseId, token };
}
const confirm = (token: string) => world.run(visitor, confirmAddress, { token });
const read = (caseId: string) => world.ask(world.owner, readCase, { caseId });
const othersOf = async (caseId: string) => (await read(caseId)).earlierVoices.map((other) => other.caseId);

test("the same address joins nobody until both confirm it; looking at the link confirms nothing", async () => {
  const first = await tell("one@example.org");
  const second = await tell("One@example.org");
  expect(await world.ask(visitor, readConfirmation, { token: first.token })).toEqual({
    email: "one@example.org",
  });
  expect((await read(first.caseId)).person?.emailConfirmed).toBe(false);
  await confirm(first.token);
  expect([(await read(first.caseId)).person?.emailConfirmed, await othersOf(first.caseId)]).toEqual([
    true,
    [],
  ]);
  await confirm(second.token);
  expect(await othersOf(first.caseId)).toEqual([second.caseId]);
  await expect(confirm(second.token)).rejects.toMatchObject({ status: 404, code: "confirmation_over" });
});

test("two who confirm at once are joined all the same", async () => {
  const [first, second] = [await tell("both@example.org"), await tell("both@example.org")];
  await Promise.all([confirm(first.token), confirm(second.token)]);
  expect(await othersOf(first.caseId)).toEqual([second.caseId]);
});

test("what a colleague took apart stays apart, and a third is left to a colleague", async () => {
  const [first, second] = [await tell("family@example.org"), await tell("family@example.org")];
  await confirm(first.token);
  await confirm(second.token);
  const join = await world.services.database
    .selectFrom("personJoins")
    .select("id")
    .orderBy("joinedAt", "desc")
    .executeTakeFirstOrThrow();
  await world.run(world.owner, splitPeople, { joinId: join.id });
  const third = await tell("family@example.org");
  await confirm(third.token);
  for (const { caseId } of [first, second, third]) expect(await othersOf(caseId)).toEqual([]);
});

test("a link to the address before confirms no other address", async () => {
  const { caseId, token } = await tell("wrong@example.org");
  const personId = (await read(caseId)).person?.id;
  await world.run(world.owner, correctPerson, { personId, email: "right@example.org" });
  await expect(confirm(token)).rejects.toMatchObject({ code: "confirmation_over" });
  const late = await tell("late@example.org");
  world.at(new Date(Date.now() + 31 * 24 * 3600 * 1000));
  await expect(confirm(late.token)).rejects.toMatchObject({ code: "confirmation_over" });
});
