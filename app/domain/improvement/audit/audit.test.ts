import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { retirePrinciple } from "#domain/philosophy/retire-principle.ts";
import { getProgramme } from "#domain/results/programme.ts";
import { openWorld, type World } from "#test/world.ts";
import { addAuditItem, changeAuditItem, retireAuditItem } from "./items.ts";
import { rateItem } from "./rate.ts";
import { getAuditItem, listRatings, readMatrix } from "./read-audit.ts";

const kinds = ["do", "make", "convey"] as const;
const ratings = ["met", "partly", "not_met"] as const;
let world: World;
let principles: string[];
let items: { id: string; kind: string; name: string }[];
beforeAll(async () => {
  world = await openWorld();
  world.at("2026-11-12T10:00:00Z");
  principles = await Promise.all([1, 2, 3, 4].map(published));
  items = [];
  for (const [row, kind] of kinds.entries()) {
    for (const [column, name] of ["one", "two", "three"].entries()) {
      const item = await world.run(world.owner, addAuditItem, { kind, name: `${kind} ${name}` });
      items.push(item);
      for (const [place, principleId] of principles.entries()) {
        const rating = ratings[(row + column * 2 + place) % 3];
        // One of the last kind is left open.
        if (kind === "convey" && name === "three" && place === 3) continue;
        await world.run(world.owner, rateItem, {
          itemId: item.id,
          principleId,
          rating,
          evidence: "We looked at twenty of them",
          reviewOn: place === 0 ? "2026-12-01" : undefined,
        });
      }
    }
  }
});
afterAll(() => world.close());

async function published(place: number): Promise<string> {
  const id = newId();
  await world.services.database
    .insertInto("principles")
    .values({ id, statement: `Principle ${place}`, state: "published", place, createdAt: new Date() })
    .execute();
  return id;
}

test("three of each kind against four principles are 36 cells, worst first, and what nobody looked at is open", async () => {
  const { items: rows, principles: columns } = await world.ask(world.owner, readMatrix, {});
  expect(columns.map(({ id }) => id)).toEqual(principles);
  const cells = rows.flatMap((row) => row.cells);
  expect(cells).toHaveLength(36);
  expect(cells.filter((cell) => cell.rating === null)).toHaveLength(1);
  const badness = rows.map((row) => {
    const count = (rating: string) => row.cells.filter((cell) => cell.rating === rating).length;
    expect([row.notMet, row.partly]).toEqual([count("not_met"), count("partly")]);
    return row.notMet * 100 + row.partly;
  });
  expect(badness).toEqual(badness.toSorted((one, other) => other - one));
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.ask(world.owner, readMatrix, { limit: 2, cursor });
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(paged).toEqual(rows.map(({ id }) => id));
});

test("'convey, not met' returns exactly what was seeded so, page by page", async () => {
  const expected = items
    .filter(({ kind }) => kind === "convey")
    .flatMap((item, column) =>
      principles.flatMap((principleId, place) => {
        const open = column === 2 && place === 3;
        return !open && ratings[(2 + column * 2 + place) % 3] === "not_met"
          ? [`${item.id} ${principleId}`]
          : [];
      }),
    );
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.ask(world.owner, listRatings, {
      kind: "convey",
      rating: "not_met",
      limit: 1,
      cursor,
    });
    found.push(...page.items.map((row) => `${row.itemId} ${row.principleId}`));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(expected.length).toBeGreaterThan(1);
  expect(found.toSorted()).toEqual(expected.toSorted());
});

test("a review is overdue the day after its day, is listed and stands on home; rated again it is not", async () => {
  const overdue = async () =>
    (await world.ask(world.owner, listRatings, { review: "overdue", limit: 200 })).items;
  world.at("2026-12-01T22:30:00Z");
  expect(await overdue()).toEqual([]);
  // In Amsterdam it is the second of December by now.
  world.at("2026-12-01T23:30:00Z");
  const due = await overdue();
  expect(due).toHaveLength(9);
  expect(due.every((row) => row.overdue && row.reviewOn === "2026-12-01")).toBe(true);
  const { reviews } = (await world.ask(world.owner, getProgramme, {})).waiting;
  expect([reviews.count, reviews.items.length]).toEqual([9, 5]);
  const [first] = due;
  await world.run(world.owner, rateItem, {
    itemId: first?.itemId,
    principleId: first?.principleId,
    rating: "met",
  });
  expect(await overdue()).toHaveLength(8);
  const item = await world.ask(world.owner, getAuditItem, { itemId: first?.itemId });
  expect(item.cells.find((cell) => cell.principleId === first?.principleId)).toMatchObject({
    rating: "met",
    reviewOn: "2027-06-02",
  });
  world.at("2026-11-12T10:00:00Z");
});

test("a day that is not to come is refused, and so is a principle that is not in force", async () => {
  const [item] = items;
  const rate = (more: object) =>
    world.run(world.owner, rateItem, {
      itemId: item?.id,
      principleId: principles[1],
      rating: "met",
      ...more,
    });
  await expect(rate({ reviewOn: "2026-11-12" })).rejects.toMatchObject({
    fields: [{ code: "not_in_future" }],
  });
  await expect(rate({ principleId: newId() })).rejects.toMatchObject({
    fields: [{ code: "unknown_principle" }],
  });
  const gone = await published(9);
  await rate({ principleId: gone, rating: "not_met" });
  await world.run(world.owner, retirePrinciple, { principleId: gone });
  const rows = (await world.ask(world.owner, readMatrix, {})).items;
  expect(rows.every((row) => row.cells.length === 4)).toBe(true);
  expect(rows.find((row) => row.id === item?.id)?.notMet).toBe(
    rows.find((row) => row.id === item?.id)?.cells.filter((cell) => cell.rating === "not_met").length,
  );
});

test("leads keep the list, its owner rates; two who rate at once leave one rating; retired it is out", async () => {
  const employee = await world.employee("employee", { name: "Ann" });
  const other = await world.employee("employee");
  const { id: itemId } = await world.run(world.owner, addAuditItem, { kind: "do", name: "The desk" });
  const rating = { itemId, principleId: principles[0], rating: "partly" };
  await expect(world.run(employee, rateItem, rating)).rejects.toMatchObject({ status: 403 });
  await world.run(world.owner, changeAuditItem, { itemId, ownerId: employee.id });
  await expect(world.run(other, rateItem, rating)).rejects.toMatchObject({ status: 403 });
  await Promise.all([1, 2, 3].map(() => world.run(employee, rateItem, rating)));
  const rows = await world.services.database
    .selectFrom("auditRatings")
    .select("replacedAt")
    .where("itemId", "=", itemId)
    .execute();
  expect([rows.length, rows.filter((row) => row.replacedAt === null).length]).toEqual([3, 1]);
  await world.run(world.owner, retireAuditItem, { itemId });
  await expect(world.run(employee, rateItem, rating)).rejects.toMatchObject({ code: "wrong_state" });
  const matrix = await world.ask(world.owner, readMatrix, { limit: 200 });
  expect(matrix.items.map(({ id }) => id)).not.toContain(itemId);
});
