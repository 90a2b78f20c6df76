import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsInPdf } from "#test/pdf.ts";
import { openWorkshop, type TestWorkshop } from "#test/workshop.ts";
import { openWorld, type World } from "#test/world.ts";
import entries from "../../philosophy/library/entries.json" with { type: "json" };
import { exportBoard } from "../export/export-board.ts";
import { addGroup } from "../groups.ts";
import { agreeStatement } from "../statements/agree-statement.ts";
import { giveConsent, showConsent } from "../statements/consent.ts";
import { findSimilar, listStatements } from "../statements/list-statements.ts";
import { importLines } from "./import-lines.ts";
import { previewImport } from "./preview-import.ts";

/** Lists as organisations published them: the whole collection where it is at hand, else what the library quotes. */
const collection = new URL("../../../../../shared/data/principles.json", import.meta.url);
interface List {
  title: string;
  lines: string[];
}
const lists: List[] = existsSync(collection)
  ? (
      JSON.parse(readFileSync(collection, "utf8")) as {
        sets: { organisation: string; statements: { statement: string | null }[] }[];
      }
    ).sets.map(({ organisation, statements }) => ({
      title: organisation,
      lines: statements.flatMap(({ statement }) => statement ?? []),
    }))
  : [...Map.groupBy(entries, ({ organisation }) => organisation)].map(([title, quoted]) => ({
      title,
      lines: quoted.map(({ quote }) => quote),
    }));

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Brings a list as its facilitator would: pasted, looked at, and what is not marked taken. */
async function bring({ workshopId, board }: TestWorkshop, { title, lines }: List, into = "notes") {
  const text = lines.map((line) => `• ${line}`).join("\n");
  const preview = await world.ask(world.owner, previewImport, { workshopId, text, into });
  const items = preview.lines.filter(({ mark }) => mark === null).map((line) => ({ text: line.text }));
  if (items.length === 0) return [];
  const areaId = (await board(world.owner)).shared.frame?.areas[0]?.id;
  const source = title.slice(0, 120);
  await world.run(world.owner, importLines, { workshopId, areaId, into, source, items });
  return items.map((item) => item.text);
}

test("real lists come in as notes, word for word and each thing once; what is alike is grouped", async () => {
  const workshop = await openWorkshop(world, "blank");
  await workshop.move("group");
  const brought: string[] = [];
  for (const list of lists) brought.push(...(await bring(workshop, list)));
  const notes = await workshop.things<{ text: string; groupId: string | null }>("note");
  expect(notes.map(({ text }) => text).sort()).toEqual(brought.sort());
  const given = lists.flatMap(({ lines }) => lines.map((line) => line.replace(/^[-–—*•]\s+/, "")));
  const kept = brought.filter((text) => given.includes(text));
  expect(kept.length / new Set(given).size).toBeGreaterThan(0.95);
  const { workshopId } = workshop;
  const { pairs } = await world.ask(world.owner, findSimilar, { workshopId, of: "notes" });
  const [likest] = pairs;
  const noteIds = likest ? [likest.a, likest.b] : notes.slice(0, 2).map(({ id }) => id);
  const group = await world.run(world.owner, addGroup, { workshopId, noteIds, name: "Alike" });
  const grouped = (await workshop.things<{ groupId: string | null }>("note")).filter(
    ({ groupId }) => groupId,
  );
  expect(grouped.map(({ id, groupId }) => [id, groupId]).sort()).toEqual(
    noteIds.map((id) => [id, group.id]).sort(),
  );
});

test("150 real notes stand on one sheet of A3 with every word, in letters of at least 2.4 mm", async () => {
  const workshop = await openWorkshop(world, "blank");
  await workshop.move("group");
  const texts = [...new Set(lists.flatMap(({ lines }) => lines))];
  const numbered = Array.from({ length: 150 }, (_, index) => {
    const text = texts[index % texts.length] ?? "";
    return index < texts.length ? text : `${text} (${Math.floor(index / texts.length) + 1})`;
  });
  const { workshopId } = workshop;
  const areaId = (await workshop.board(world.owner)).shared.frame?.areas[0]?.id;
  const items = numbered.map((text) => ({ text }));
  await world.run(world.owner, importLines, { workshopId, areaId, items });
  const { body } = await world.ask(world.owner, exportBoard, { workshopId, format: "pdf" });
  const { pages, sizes, words } = wordsInPdf(Buffer.from(body as Uint8Array));
  expect(pages).toBe(1);
  const millimetres = (points: number) => (points * 25.4) / 72;
  expect(millimetres(Math.min(...sizes))).toBeGreaterThanOrEqual(2.4);
  // Words as they are copied out: where a line ends, the space is gone.
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
  const printed = words.split("\n").map(letters);
  const missing = numbered.filter((text) => !printed.some((all) => all.includes(letters(text))));
  expect(missing).toEqual([]);
}, 60_000);

test("statements made of real lists get hints, ten become principles, and the eleventh is refused", async () => {
  const workshop = await openWorkshop(world, "four_steps");
  const { workshopId } = workshop;
  for (const list of lists.slice(0, 4))
    await bring(workshop, { ...list, lines: list.lines.filter((line) => line.length <= 200) }, "statements");
  const { items } = await world.ask(world.owner, listStatements, { workshopId });
  expect(items.length).toBeGreaterThan(10);
  if (existsSync(collection)) {
    const { pairs } = await world.ask(world.owner, findSimilar, { workshopId });
    const said = new Map(items.map(({ id, text }) => [id, text]));
    expect(pairs.map(({ a, b }) => [said.get(a), said.get(b)].sort())).toContainEqual([
      "Be helpful, polite and treat you fairly and with respect.",
      "Treat you fairly and with respect",
    ]);
  }
  await workshop.move("consent");
  const agree = async (statementId: string) => {
    await world.run(world.owner, giveConsent, { workshopId, statementId, answer: "agree" });
    await world.run(world.owner, showConsent, { workshopId, statementId, round: "show" });
    return world.run(world.owner, agreeStatement, { workshopId, statementId });
  };
  for (const { id } of items.slice(0, 10)) await agree(id);
  await expect(agree(items[10]?.id ?? "")).rejects.toMatchObject({
    code: "principle_limit",
    details: { limit: 10 },
  });
}, 60_000);
