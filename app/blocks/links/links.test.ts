import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { command } from "#core/command.ts";
import { Id, newId } from "#core/identifiers.ts";
import { openWorld, type World } from "#test/world.ts";
import { addLink, findLink, linksFrom, linksTo, removeLink } from "./links.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const End = z.strictObject({ type: z.string(), id: Id });
const draw = command({
  name: "link.draw",
  input: z.strictObject({ kind: z.string(), from: End, to: End, label: z.string().optional() }),
  can: isStaff,
  run: (ctx, input) => addLink(ctx, input),
});
const take = command({
  name: "link.take",
  input: z.strictObject({ id: Id }),
  can: isStaff,
  run: (ctx, { id }) => removeLink(ctx, id),
});
const end = (type: string) => ({ type, id: newId() });

test("an edge is found from both ends, with who drew it and when", async () => {
  const [from, to] = [end("principle"), end("note")];
  const { id, added } = await world.run(world.owner, draw, { kind: "element", from, to, label: "Ring back" });
  expect(added).toBe("added");
  const { database } = world.services;
  const [one] = await linksFrom(database, from, "element", 10);
  expect(one).toMatchObject({ id, from, to, label: "Ring back", actorName: "Olivia Owner" });
  expect(await linksTo(database, to, "element", 10)).toEqual([one]);
  expect(await linksFrom(database, from, "evidence", 10)).toEqual([]);
  expect(await linksFrom(database, to, "element", 10)).toEqual([]);
});

test("the same edge stands once, also when ten draw it at the same moment", async () => {
  const edge = { kind: "element", from: end("principle"), to: end("note") };
  const drawn = await Promise.all(Array.from({ length: 10 }, () => world.run(world.owner, draw, edge)));
  expect(new Set(drawn.map(({ id }) => id)).size).toBe(1);
  expect(drawn.filter(({ added }) => added === "added")).toHaveLength(1);
});

test("what was taken away may be drawn anew, and that it stood is kept with who took it away", async () => {
  const edge = { kind: "element", from: end("principle"), to: end("note") };
  const { id } = await world.run(world.owner, draw, edge);
  await world.run(world.owner, take, { id });
  await expect(world.run(world.owner, take, { id })).rejects.toMatchObject({ status: 404 });
  await expect(findLink(world.services.database, id)).rejects.toMatchObject({ status: 404 });
  expect((await world.run(world.owner, draw, edge)).id).not.toBe(id);
  const { removedAt, removerId } = await world.services.database
    .selectFrom("links")
    .select(["removedAt", "removerId"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect([removedAt instanceof Date, removerId]).toEqual([true, world.owner.id]);
});
