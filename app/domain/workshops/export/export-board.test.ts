import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, guestOf, visitor } from "#core/actor.ts";
import { wordsInPdf } from "#test/pdf.ts";
import { longestStall } from "#test/stall.ts";
import { openWorld, type World } from "#test/world.ts";
import { createWorkshop } from "../create-workshop.ts";
import { addGroup } from "../groups.ts";
import { joinWorkshop } from "../join-workshop.ts";
import { answerRung } from "../ladder/ladder.ts";
import { movePhase } from "../move-phase.ts";
import { addNote } from "../notes.ts";
import { addStake, addWorkshopAction } from "../outcome/stakes.ts";
import { readBoard } from "../read-board.ts";
import { addStatement } from "../statements/add-statement.ts";
import { agreeStatement } from "../statements/agree-statement.ts";
import { giveConsent, showConsent } from "../statements/consent.ts";
import { tieNote } from "../ties.ts";
import { castVotes } from "../votes.ts";
import { checkPaper } from "./check-paper.ts";
import { exportBoard, formats } from "./export-board.ts";
import { sheetAsMarkdown } from "./texts.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function board() {
  const made = await world.run(world.owner, createWorkshop, { templateId: "start_stop", title: "Our wall" });
  const { id: workshopId } = made;
  const read = async () => (await world.ask(world.owner, readBoard, { workshopId })).shared;
  const { participantId } = await world.run(visitor, joinWorkshop, {
    workshopId,
    code: made.code,
    name: "Zebediah",
  });
  const areaIds = ((await read()).frame?.areas ?? []).map(({ id }) => id);
  const move = async (kind: string) => {
    const frame = (await read()).frame;
    const phaseId = frame?.phases.find((phase) => phase.kind === kind)?.id;
    await world.run(world.owner, movePhase, { workshopId, from: frame?.phaseId, phaseId });
  };
  const write = (actor: Actor, text: string, area = 0) =>
    world.run(actor, addNote, { workshopId, areaId: areaIds[area], text });
  return { workshopId, guest: guestOf(participantId, workshopId), move, write, read };
}

const fileOf = async (workshopId: string, format: string) => {
  const { body } = await world.ask(world.owner, exportBoard, { workshopId, format });
  return typeof body === "string" ? body : wordsInPdf(Buffer.from(body)).words;
};

const letter = (number: number): string => String.fromCharCode(97 + (number % 26));
/** A word that stands once on the board, and a sentence around it of what people write on notes. */
const marked = (index: number) => `mark${letter(index / 26)}${letter(index)}`;
const sentence = (index: number) =>
  `${marked(index)} we ring back before five, also when there is no news yet${index % 3 ? "" : ", and say who goes on with it, so that nobody has to tell it again"}`;

test("150 notes stand on one sheet of A3, each in letters of at least 7 points, and can be read back", async () => {
  const { workshopId, write, move } = await board();
  const notes = [];
  await move("group");
  for (let index = 0; index < 150; index += 1)
    notes.push(await write(world.owner, sentence(index), index % 3));
  const noteIds = notes.filter((_, index) => index % 3 === 0).map(({ id }) => id);
  await world.run(world.owner, addGroup, { workshopId, noteIds: noteIds.slice(0, 12), name: "Ringing back" });
  let { body } = await world.ask(world.owner, exportBoard, { workshopId, format: "pdf" });
  const stall = await longestStall(async () => {
    ({ body } = await world.ask(world.owner, exportBoard, { workshopId, format: "pdf" }));
  });
  console.info(`150 notes on paper: at most ${Math.round(stall)} ms at a stretch`);
  expect(stall).toBeLessThan(50);
  const { pages, paper, sizes, words } = wordsInPdf(Buffer.from(body));
  expect(pages).toBe(1);
  expect(paper.map(Math.round)).toEqual([0, 0, 1191, 842]);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
  const found = notes.filter((_, index) => words.includes(marked(index)));
  expect(found).toHaveLength(150);
  expect(words).toContain("Ringing back");
}, 60_000);

test("a board that cannot be legible on one sheet goes on over the page, rather than grow small", async () => {
  const { workshopId, write, move } = await board();
  await move("group");
  for (let index = 0; index < 120; index += 1)
    await write(world.owner, `${marked(index)} ${"long words ".repeat(40)}`.slice(0, 499));
  const { body } = await world.ask(world.owner, exportBoard, { workshopId, format: "pdf" });
  const { pages, sizes, words } = wordsInPdf(Buffer.from(body));
  expect(pages).toBeGreaterThan(1);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
  expect(
    Array.from({ length: 120 }, (_, index) => marked(index)).filter((mark) => !words.includes(mark)),
  ).toEqual([]);
}, 60_000);

test.each(formats)(
  "a board as %s holds nothing hidden and no author, and shows groups, ties and statements",
  async (format) => {
    const { workshopId, guest, write, move } = await board();
    await write(guest, "anonymously written");
    await move("discuss");
    const tied = await write(guest, "openly written");
    await world.run(world.owner, addGroup, { workshopId, noteIds: [tied.id], name: "Heap of one" });
    const statementId = crypto.randomUUID();
    await world.services.database
      .insertInto("boardStatements")
      .values({ id: statementId, boardId: workshopId, text: "We stand by you", position: 1 })
      .execute();
    await world.run(world.owner, tieNote, { workshopId, noteId: tied.id, targetIds: [statementId] });
    await move("write");
    await write(guest, "canary still hidden");
    const file = await fileOf(workshopId, format);
    for (const shown of ["anonymously written", "openly written", "Heap of one", "We stand by you"])
      expect(file).toContain(shown);
    expect(file).not.toMatch(/canary|Zebediah|Olivia/);
    expect(file).not.toContain(guest.id);
    if (format === "csv") expect(file).toContain(`Start,Heap of one,openly written,0,1,`);
    if (format === "md") expect(file).toContain("- openly written → 1");
  },
);

test("words of notes stay words: no formula in a table, no markup in Markdown", async () => {
  const { workshopId, write, move } = await board();
  await move("discuss");
  await write(world.owner, "=HYPERLINK(1)");
  await write(world.owner, "# <script>alert(1)</script> [x](javascript:1)");
  expect(await fileOf(workshopId, "csv")).toContain("'=HYPERLINK(1)");
  expect(await fileOf(workshopId, "md")).toContain(
    "- \\# \\<script\\>alert(1)\\</script\\> \\[x\\](javascript:1)",
  );
});

test.each(formats)(
  "a board as %s tells what was agreed from what was not, and leaves nothing of it out",
  async (format) => {
    const made = await world.run(world.owner, createWorkshop, {
      templateId: "four_steps",
      title: "Our wall",
    });
    const { id: workshopId, code } = made;
    const { participantId } = await world.run(visitor, joinWorkshop, { workshopId, code, name: "Zebediah" });
    const guest = guestOf(participantId, workshopId);
    const frame = async () => (await world.ask(world.owner, readBoard, { workshopId })).shared.frame;
    const go = async (kind: string) => {
      const now = await frame();
      const phaseId = now?.phases.find((phase) => phase.kind === kind)?.id;
      await world.run(world.owner, movePhase, { workshopId, from: now?.phaseId, phaseId });
    };
    await go("group");
    const areas = (await frame())?.areas ?? [];
    const write = (text: string, area: number) =>
      world.run(guest, addNote, { workshopId, areaId: areas[area]?.id, text });
    const [tied, grouped, stake] = [
      await write("tied", 0),
      await write("heaped", 1),
      await write("a chance", 2),
    ];
    const group = await world.run(guest, addGroup, { workshopId, noteIds: [grouped.id], name: "Heap" });
    await world.run(guest, addStake, { workshopId, noteId: stake.id, kind: "opportunity" });
    await world.run(world.owner, addWorkshopAction, { workshopId, text: "Buy telephones" });
    await go("vote");
    await world.run(guest, castVotes, { workshopId, target: "group", targetId: group.id, votes: 4 });
    await go("ladder");
    await world.run(guest, answerRung, { workshopId, question: "why", text: "They count on us" });
    await go("draft");
    const hang = (text: string, noteIds: string[]) =>
      world.run(world.owner, addStatement, { workshopId, text, noteIds });
    await hang("We merely hope", [tied.id, grouped.id]);
    const { id: statementId } = await hang("We ring back", [tied.id]);
    await go("consent");
    await world.run(guest, giveConsent, { workshopId, statementId, answer: "agree" });
    await world.run(world.owner, showConsent, { workshopId, statementId, round: "show" });
    await world.run(world.owner, agreeStatement, { workshopId, statementId });
    const file = await fileOf(workshopId, format);
    for (const shown of ["We ring back", "We merely hope", "Heap", "They count on us", "a chance"])
      expect(file).toContain(shown);
    expect(file).not.toMatch(/Zebediah|Olivia/);
    if (format === "md") {
      expect(file).toMatch(
        /## Principles\n\n1\. We ring back\n\n## Proposed, not agreed yet\n\n2\. We merely hope/,
      );
      // The notes of opportunities and challenges were never to be tied.
      expect(file).toContain("every note is tied");
      expect(file).toMatch(/### Heap \(4 ●\)/);
      expect(file).toMatch(/## What is at stake\n\n- a chance/);
      expect(file).toMatch(/## What we do\n\n- Buy telephones/);
      expect(file).toMatch(/### [^\n]+\n\n- They count on us/);
    }
    if (format === "csv") {
      expect(file).toMatch(/statement,1,,,We ring back,0,.*,yes\r\n/);
      expect(file).toMatch(/statement,2,,,We merely hope,0,.*,no\r\n/);
      expect(file).toMatch(/group,,[^,]*,Heap,Heap,4,/);
      expect(file).toContain("Buy telephones");
    }
    if (format === "json") {
      const sheet = JSON.parse(file);
      expect(sheet.statements.map(({ agreed }: { agreed: boolean }) => agreed)).toEqual([true, false]);
      expect(sheet.untied).toBe(0);
    }
    if (format === "pdf")
      for (const words of ["Principles", "Proposed, not agreed yet", "every note is tied"])
        expect(file).toContain(words);
  },
);

test("paper shows arrows, ticks, hearts and ligatures, leaves out signs without a body, and says what it cannot show", async () => {
  const { workshopId, write, move } = await board();
  await move("discuss");
  const shown = [
    ["first \u2192 then \u2713, at least \u2265 3", "first \u2192 then \u2713, at least \u2265 3"],
    ["We \u2764\ufe0f short answers", "We \u2764 short answers"],
    ["\ufb01rst ligature", "first ligature"],
    ["soft\u00adhyphen", "softhyphen"],
    ["\u{1f468}\u200d\u{1f469}\u200d\u{1f467} family", "\u{1f468}\u{1f469}\u{1f467} family"],
  ];
  for (const [words] of shown) await write(world.owner, words ?? "");
  const away = ["\u0645\u0631\u062d\u0628\u0627", "\u05e9\u05dc\u05d5\u05dd", "\u60a8\u597d"];
  for (const words of away) await write(world.owner, words);
  const file = await fileOf(workshopId, "pdf");
  // Where a line turns, its space is not there.
  const plain = file.replaceAll(" ", "");
  for (const [, words = ""] of shown) expect(plain).toContain(words.replaceAll(" ", ""));
  expect(plain.match(/Thisnotehassignsthatthispapercannotshow/g)).toHaveLength(3);
  const { items } = await world.ask(world.owner, checkPaper, { workshopId });
  expect(items.map(({ text }) => text).sort()).toEqual(away.sort());
});

test("in Markdown the notes of no group stand under a heading of their own", () => {
  const note = { colour: "sun", votes: 0, ties: [], stake: null, actions: [], source: null };
  const notes = [{ ...note, id: "loose", text: "Loose" }];
  const groups = [{ id: "heap", name: "Heap", votes: 0, notes: [{ ...note, id: "in", text: "Heaped" }] }];
  const sheet = {
    ...{ workshopId: "w", title: "Wall", purpose: null, language: "en", closed: false, untied: 0, notes: 2 },
    ...{ statements: [], stakes: [], actions: [], ladder: [] },
    areas: [
      { title: "Start", stem: null, groups, notes },
      { title: "Stop", stem: null, groups: [], notes },
    ],
  };
  const file = sheetAsMarkdown(sheet, world.services.text);
  expect(file).toContain("### Heap\n\n- Heaped\n\n### Not in a group\n\n- Loose");
  expect(file).toContain("## Stop\n\n- Loose");
});
