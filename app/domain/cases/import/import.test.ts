import { existsSync, openAsBlob } from "node:fs";
import fc from "fast-check";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { tasks } from "#jobs/tasks.ts";
import { apiOf } from "#test/api.ts";
import { longestStall } from "#test/stall.ts";
import { openWorld, type World, waitingJobs } from "#test/world.ts";
import { runImport } from "./run-import.ts";
import { startImport } from "./start-import.ts";

let world: World;
let key: string;
beforeAll(async () => {
  world = await openWorld();
  ({ key } = await world.key("read", "write"));
});
afterAll(() => world.close());

const mapping = {
  columns: {
    reference: "ref",
    received: "in",
    kind: "kind",
    text: "text",
    channel: "via",
    team: "team",
    firstAnswer: "answered",
    due: "due",
    closed: "out",
    outcome: "end",
  },
  values: { channel: { Tel: "phone" } },
  time: { format: "YYYY-MM-DD HH:mm" },
} as const;
const head = "ref,in,kind,text,via,team,answered,due,out,end";

/** Sends a file through the API and does the job, as the app would. */
async function importText(text: string | Uint8Array<ArrayBuffer>, given: unknown = mapping) {
  const form = new FormData();
  form.set("file", new File([text], "cases.csv"));
  form.set("mapping", typeof given === "string" ? given : JSON.stringify(given));
  const api = apiOf(world, key);
  const started = await api("POST", "/imports", form);
  if (started.status !== 202) return { started, done: started.body, remarks: [] };
  await tasks.import_cases?.(world.services, { importId: started.body.id });
  const done = await api("GET", `/imports/${started.body.id}`);
  const remarks = await api("GET", `/imports/${started.body.id}/errors`);
  return { started, done: done.body, remarks: remarks.body.items };
}

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client(world.connection);
  await client.connect();
  await client.query(statement);
  await client.end();
}

const caseOf = (reference: string) =>
  world.services.database
    .selectFrom("cases")
    .innerJoin("voices", "voices.caseId", "cases.id")
    .leftJoin("closures", (join) =>
      join.onRef("closures.caseId", "=", "cases.id").on("reopenedAt", "is", null),
    )
    .select([
      "cases.id",
      "cases.kind",
      "text",
      "channel",
      "teamId",
      "cases.receivedAt",
      "firstAnswerAt",
      "dueAt",
    ])
    .select(["cases.closedAt", "outcome", "closures.closedAt as closure"])
    .where("reference", "=", reference)
    .executeTakeFirst();

test("a row becomes a case with its voice, its times in the organisation's zone, and its closing", async () => {
  const { started, done, remarks } = await importText(
    `${head}\nA-1,2024-03-01 09:00,complaint,"Bin, again",Tel,service desk,2024-03-01 10:30,2024-03-08 09:00,2024-03-05 12:00,partly_resolved\nA-2,2024-07-01 09:00,,,,,,,,\n`,
  );
  expect(started.body).toMatchObject({ state: "queued", rows: 0 });
  expect(started.body.errorsUrl).toBe(`http://localhost:3000/api/v1/imports/${started.body.id}/errors`);
  expect(remarks).toEqual([]);
  expect(done).toMatchObject({ state: "done", rows: 2, accepted: 2, updated: 0, refused: 0, progress: 1 });
  expect(await caseOf("A-1")).toMatchObject({
    kind: "complaint",
    text: "Bin, again",
    channel: "phone",
    teamId: world.teamId,
    receivedAt: new Date("2024-03-01T08:00:00Z"),
    firstAnswerAt: new Date("2024-03-01T09:30:00Z"),
    dueAt: new Date("2024-03-08T08:00:00Z"),
    closedAt: new Date("2024-03-05T11:00:00Z"),
    closure: new Date("2024-03-05T11:00:00Z"),
    outcome: "partly_resolved",
  });
  expect(await caseOf("A-2")).toMatchObject({
    kind: "question",
    text: "(imported)",
    channel: "other",
    receivedAt: new Date("2024-07-01T07:00:00Z"),
    closure: null,
  });
  const left = await sql<{ count: number }>`select count(*) from import_chunks`.execute(
    world.services.database,
  );
  expect(left.rows[0]?.count).toBe(0);
});

test("the same file changes nothing; a changed row updates its case, and its closing follows", async () => {
  const open = `${head}\nB-1,2024-03-01 09:00,,One,,,,,,\nB-2,2024-03-01 09:00,,Two,,,,,2024-03-02 09:00,\n`;
  await importText(open);
  expect((await importText(open)).done).toMatchObject({ accepted: 0, updated: 0, unchanged: 2, refused: 0 });
  const later = `${head}\nB-1,2024-03-01 09:00,,One,,,,,2024-03-04 09:00,\nB-2,2024-03-01 09:00,,Two,,,,,,\n`;
  expect((await importText(later)).done).toMatchObject({ accepted: 0, updated: 2, unchanged: 0 });
  expect(await caseOf("B-1")).toMatchObject({
    outcome: "resolved",
    closedAt: new Date("2024-03-04T08:00:00Z"),
  });
  expect(await caseOf("B-2")).toMatchObject({ closure: null, closedAt: null });
});

test("a case of our own is not touched, and none is closed over an open promise", async () => {
  const { database } = world.services;
  const received = { receivedAt: new Date("2024-01-01"), createdAt: new Date("2024-01-01") };
  const own = { id: newId(), reference: "OWN-1", kind: "question" as const, ...received };
  await database.insertInto("cases").values(own).execute();
  await importText(`${head}\nC-1,2024-03-01 09:00,,One,,,,,,\n`);
  const promised = await caseOf("C-1");
  await database
    .insertInto("promises")
    .values({
      id: newId(),
      caseId: promised?.id ?? "",
      text: "We call you back",
      dueAt: new Date("2030-01-01"),
      ownerId: world.owner.id,
      madeAt: new Date("2024-03-02"),
    })
    .execute();
  const { done, remarks } = await importText(
    `${head}\nOWN-1,2024-03-01 09:00,,Mine,,,,,,\nC-1,2024-03-01 09:00,,One,,,,,2024-03-05 09:00,\n`,
  );
  expect(done).toMatchObject({ accepted: 0, updated: 0, refused: 2 });
  expect(remarks).toMatchObject([
    { line: 2, field: "reference", code: "reference_taken" },
    { line: 3, field: "closed", code: "open_promises" },
  ]);
  expect(await caseOf("C-1")).toMatchObject({ closedAt: null });
});

test("what staff closed here stays closed as they did it", async () => {
  await importText(`${head}\nC-9,2024-03-01 09:00,,One,,,,,,\n`);
  const id = (await caseOf("C-9"))?.id ?? "";
  const closedAt = new Date("2024-03-03T10:00:00Z");
  const { database } = world.services;
  await database
    .insertInto("closures")
    .values({
      id: newId(),
      caseId: id,
      outcome: "answered",
      actorKind: "employee",
      actorId: world.owner.id,
      closedAt,
    })
    .execute();
  await database.updateTable("cases").set({ closedAt }).where("id", "=", id).execute();
  await importText(`${head}\nC-9,2024-03-01 09:00,,Otherwise,,,,,,\n`);
  expect(await caseOf("C-9")).toMatchObject({
    text: "Otherwise",
    closedAt,
    closure: closedAt,
    outcome: "answered",
  });
});

const refusals: [string, string, string | null][] = [
  ["D-1,2024-02-30 09:00,,,,,,,,", "no_such_date", "received"],
  ["D-2,01-02-2024,,,,,,,,", "other_form", "received"],
  ["D-3,,,,,,,,,", "received_missing", "received"],
  [",2024-02-01 09:00,,,,,,,,", "reference_missing", "reference"],
  [`${"R".repeat(101)},2024-02-01 09:00,,,,,,,,`, "too_long", "reference"],
  ["D-5,2024-02-01 09:00,nonsense,,,,,,,", "unknown_word", "kind"],
  ["D-6,2024-02-01 09:00,,,pigeon,,,,,", "unknown_word", "channel"],
  ["D-7,2024-02-01 09:00,,,__proto__,,,,,", "unknown_word", "channel"],
  ["D-8,2024-02-01 09:00,,,,Nowhere,,,,", "unknown_team", "team"],
  ["D-9,2024-02-01 09:00,,,,,,,2024-01-31 09:00,", "before_received", "closed"],
  ["D-10,2024-02-01 09:00,,,,,,2024-01-31 09:00,,", "before_received", "due"],
  ["D-11,2024-02-01 09:00,,,,,2024-01-31 09:00,,,", "before_received", "firstAnswer"],
  ["D-12,2924-02-01 09:00,,,,,,,,", "in_the_future", "received"],
  ["D-13,0001-02-01 09:00,,,,,,,,", "too_long_ago", "received"],
  ["D-14,2024-02-01 09:00,,nul\0here,,,,,,", "unreadable_characters", "text"],
  ["D-15,2024-02-01 09:00,,bell\x07,,,,,,", "unreadable_characters", "text"],
  ['"3,03601E+11",2024-02-01 09:00,,,,,,,,', "rounded_number", "reference"],
  ["3.03601E+11,2024-02-01 09:00,,,,,,,,", "rounded_number", "reference"],
  ["#N/A,2024-02-01 09:00,,,,,,,,", "spreadsheet_error", "reference"],
  ["D-21,2024-02-01 09:00,,#VERW!,,,,,,", "spreadsheet_error", "text"],
  ["D-22,########,,,,,,,,", "spreadsheet_error", "received"],
  ["D-17,2024-02-01 09:00,,,,,,,,,,,", "ragged_row", null],
  [head, "header_again", null],
  ['D-18,2024-02-01 09:00,,"x"y,,,,,,', "bad_quotes", null],
  ["D-19,2024-02-01 09:00,,,,,,,2924-01-31 09:00,", "in_the_future", "closed"],
  ['"D\n-20",2024-02-01 09:00,,,,,,,,', "one_line", "reference"],
];

test("each row that cannot be is refused with its line, its field and a sentence; the others come in", async () => {
  const rows = refusals.flatMap(([row], index) => [row, `OK-${index},2024-02-01 09:00,,,,,,,,`]);
  const { done, remarks } = await importText(`${head}\n${rows.join("\n")}\n`);
  expect(done).toMatchObject({
    accepted: refusals.length,
    refused: refusals.length,
    rows: 2 * refusals.length,
  });
  expect(remarks.map((one: { code: string; field: string | null }) => [one.code, one.field])).toEqual(
    refusals.map(([, code, field]) => [code, field]),
  );
  let line = 2;
  refusals.forEach(([row], index) => {
    expect(remarks[index].line).toBe(line);
    expect(remarks[index].sentence).not.toMatch(/^imports\./);
    line += row.split("\n").length + 1;
  });
});

test("times in the spring gap move forward and those of the autumn overlap are taken once, both with a warning", async () => {
  const { done, remarks } = await importText(
    `${head}\nE-1,2024-03-31 02:30,,,,,,,,\nE-2,2024-10-27 02:30,,,,,,,,\nE-3,2024-10-27 01:30,,,,,,,,\n`,
  );
  expect(done).toMatchObject({ accepted: 3, warned: 2, refused: 0 });
  expect(remarks).toMatchObject([
    { line: 2, severity: "warning", field: "received", code: "time_moved" },
    { line: 3, severity: "warning", field: "received", code: "time_twice" },
  ]);
  expect(await caseOf("E-1")).toMatchObject({ receivedAt: new Date("2024-03-31T01:30:00Z") });
  expect(await caseOf("E-2")).toMatchObject({ receivedAt: new Date("2024-10-27T00:30:00Z") });
});

test("of two rows with one reference the first counts, near or far apart in the file", async () => {
  const filler = Array.from({ length: 1500 }, (_, index) => `F-${index + 10},2024-02-01 09:00,,,,,,,,`);
  const first = "F-1,2024-02-01 09:00,,First,,,,,,";
  const rows = [
    first,
    first,
    "F-1,2024-02-01 09:00,,Near,,,,,,",
    ...filler,
    "F-1,2024-02-01 09:00,,Far,,,,,,",
    first,
  ];
  const file = `${head}\n${rows.join("\n")}`;
  for (const counts of [
    { accepted: 1501, unchanged: 2 },
    { accepted: 0, unchanged: 1503 },
  ]) {
    const { done, remarks } = await importText(file);
    expect(done).toMatchObject({ ...counts, updated: 0, refused: 2 });
    expect(remarks.map((one: { line: number; code: string }) => [one.line, one.code])).toEqual([
      [4, "reference_twice"],
      [1505, "reference_twice"],
    ]);
  }
  expect(await caseOf("F-1")).toMatchObject({ text: "First" });
});

test("a team is made only where the mapping says so, once, whatever its case", async () => {
  const rows = "G-1,2024-02-01 09:00,,,,Parks,,,,\nG-2,2024-02-01 09:00,,,,PARKS,,,,\n";
  expect((await importText(`${head}\n${rows}`, { ...mapping, createTeams: true })).done.accepted).toBe(2);
  const teams = await world.services.database
    .selectFrom("teams")
    .select("name")
    .where("name", "ilike", "parks")
    .execute();
  expect(teams).toHaveLength(1);
});

test("a file that cannot be read, or lacks a column, is refused as a whole before anything comes in", async () => {
  const cases: [string | Uint8Array<ArrayBuffer>, string, object][] = [
    ["", "empty_file", {}],
    ["\n\n", "empty_file", {}],
    ["ref,when\n1,2\n", "column_missing", { message: expect.stringContaining("“in”") }],
    [`${head},ref\n`, "column_twice", {}],
    [
      Buffer.concat([
        Buffer.from(`${head}\nH-1,2024-02-01 09:00,,één,,,,,,\n`),
        Buffer.from("H-2,2024-02-01 09:00,,caf\xe9,,,,,,\n", "latin1"),
      ]),
      "not_utf8",
      {
        message: expect.stringContaining("line 3"),
      },
    ],
    ['"never closed\n', "unreadable_header", {}],
  ];
  for (const [file, code, more] of cases) {
    const { started } = await importText(file);
    expect(started.status).toBe(422);
    expect(started.body.errors[0]).toMatchObject({ path: "file", code, ...more });
  }
  expect((await importText(head, "nowhere")).started.body.errors[0]).toMatchObject({
    code: "unknown_mapping",
    message: expect.stringMatching(/There are: .*\bbaltimore-311\b/),
  });
  expect((await importText(head, "{x")).started.body.errors[0]).toMatchObject({
    path: "mapping",
    code: "not_json",
  });
  const wrong = { ...mapping, time: { format: "hh:mm" }, color: 1 };
  expect((await importText(head, wrong)).started.body.errors).toMatchObject([
    { path: "mapping.time.format", code: "not_a_time_format" },
    { path: "mapping.color", code: "unknown_field" },
  ]);
});

test("a first line may say anything: names that every object has, formulas, markup and thousands of columns", async () => {
  const odd = [
    "__proto__",
    "constructor",
    "=1+1",
    "<script>alert(1)</script>",
    "'; drop table cases; --",
    "\u202e",
  ];
  const many = Array.from({ length: 3_000 }, (_, index) => `c${index}`);
  const cells = [...odd, ...many].map(() => "x").join(",");
  const line = [...odd, ...many].join(",");
  const { done } = await importText(`${line},ref,in\n${cells},HEAD-1,2024-03-01 09:00\n`, {
    columns: { reference: "ref", received: "in" },
    time: { format: "YYYY-MM-DD HH:mm" },
  });
  expect(done).toMatchObject({ state: "done", accepted: 1, refused: 0 });
  for (const column of odd.slice(0, 5)) {
    const named = { columns: { reference: "ref", received: "in", text: column }, time: mapping.time };
    const text = `${column},ref,in\nWords,HEAD-${column.length}-${column.at(-1)},2024-03-01 09:00\n`;
    expect([column, (await importText(text, named)).done.accepted]).toEqual([column, 1]);
  }
});

test("files as programs write them: letters by their mark, a line that names the sign, any sign, any line end", async () => {
  const rows = (sign: string, end: string) =>
    ["ref,in,text", "X-1,2024-02-01 09:00,één", "X-2,2024-02-01 10:00,two"]
      .map((line) => line.replaceAll(",", sign) + end)
      .join("");
  const small = { columns: { reference: "ref", received: "in", text: "text" }, time: mapping.time };
  const big = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  const files: [string, string | Uint8Array<ArrayBuffer>, number][] = [
    ["comma", rows(",", "\n"), 0],
    ["semicolon", rows(";", "\r\n"), 0],
    ["tab", rows("\t", "\n"), 0],
    ["bar", rows("|", "\n"), 0],
    ["named sign", `sep=;\r\n${rows(";", "\r\n")}`, 0],
    ["mark and named sign", `\ufeff"sep=;"\r\n${rows(";", "\r\n")}`, 0],
    ["old Macintosh", rows(";", "\r"), 0],
    ["UTF-16", Buffer.from(`\ufeff${rows("\t", "\r\n")}`, "utf16le"), 0],
    ["UTF-16, big end first", Uint8Array.from(big(rows("\t", "\r\n"))), 0],
    ["Windows-1252", Uint8Array.from(Buffer.from(rows(";", "\r\n"), "latin1")), 1],
    ["short rows", rows(";", "\n").replace(";two", ""), 1],
    ["empty rows at the end", `${rows(";", "\n")};;\n;;\n`, 0],
  ];
  for (const [name, file, warned] of files) {
    await world.services.database.deleteFrom("caseSources").execute();
    await world.services.database.updateTable("cases").set({ reference: sql`id::text` }).execute();
    const { started, done, remarks } = await importText(file, small);
    expect(started.status, name).toBe(202);
    expect(done, name).toMatchObject({ rows: 2, accepted: 2, refused: 0, warned, progress: 1 });
    expect(await caseOf("X-1"), name).toMatchObject({
      text: "één",
      receivedAt: new Date("2024-02-01T08:00:00Z"),
    });
    for (const remark of remarks) expect(remark.sentence).not.toMatch(/^imports\./);
  }
});

test("an update that moves the time of receipt is told: it is hardly the same case", async () => {
  await importText(`${head}\nW-1,2024-03-01 09:00,,One,,,,,,\nW-2,2024-03-01 09:00,,One,,,,,,\n`);
  const { done, remarks } = await importText(
    `${head}\nW-1,2024-04-07 09:00,,Two,,,,,,\nW-2,2024-03-01 09:00,,Two,,,,,,\n`,
  );
  expect(done).toMatchObject({ updated: 2, warned: 1, refused: 0 });
  expect(remarks).toMatchObject([
    { line: 2, severity: "warning", field: "received", code: "received_changed" },
  ]);
});

test("a text that we wrote out with a quote against formulas comes back without it", async () => {
  await importText(`${head}\nQ-1,2024-03-01 09:00,,'=SUM(A1),,,,,,\nQ-2,2024-03-01 09:00,,'s avonds,,,,,,\n`);
  expect((await caseOf("Q-1"))?.text).toBe("=SUM(A1)");
  expect((await caseOf("Q-2"))?.text).toBe("'s avonds");
});

test("a row of three megabytes is one refused row, wherever it stands", async () => {
  const large = (reference: string) => `${reference},2024-02-01 09:00,,"${"long\n".repeat(600_000)}",,,,,,`;
  const good = (reference: string) => `${reference},2024-02-01 09:00,,,,,,,,`;
  const orders = [
    [large("L-1"), good("L-2"), good("L-3")],
    [good("L-4"), large("L-5"), good("L-6")],
    [good("L-7"), good("L-8"), large("L-9")],
  ];
  for (const rows of orders) {
    const { done, remarks } = await importText(`${head}\n${rows.join("\n")}\n`);
    expect(done).toMatchObject({ rows: 3, accepted: 2, refused: 1 });
    expect(remarks).toMatchObject([{ code: "row_too_long" }]);
  }
});

test("whatever rows a file has, each is counted once, as what became of it", async () => {
  const kind = fc.constantFrom(
    "Y-1,2024-02-01 09:00,,a,,,,,,",
    "Y-1,2024-02-01 09:00,,b,,,,,,",
    "Y-2,2024-02-02 09:00,,a,,,,,,",
    "Y-3,nonsense,,,,,,,,",
    "Y-4,2024-02-01 09:00",
    "Y-5,2024-02-01 09:00,,,,,,,,,,",
    'Y-6,2024-02-01 09:00,,"two\nlines",,,,,,',
    'Y-7,2024-02-01 09:00,,"x"y,,,,,,',
    head,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(kind, { minLength: 1, maxLength: 12 }), async (rows) => {
      const { done } = await importText(`${head}\n${rows.join("\n")}\n`);
      expect(done.rows).toBe(rows.length);
      expect(done.accepted + done.updated + done.unchanged + done.refused).toBe(rows.length);
    }),
    { numRuns: 15 },
  );
});

test("times as programs write them have a pattern", async () => {
  const at = new Date("2026-03-02T09:00:00Z");
  const forms: [string, string, Date][] = [
    ["YYYY-MM-DD HH:mm:ss.S", "2026-03-02 10:00:00.123", new Date("2026-03-02T09:00:00.123Z")],
    ["D-M-YY H:mm", "2-3-26 10:00", at],
    ["DD MMM YYYY HH:mm", "02 Mar 2026 10:00", at],
    ["ISO", "2026-03-02T10:00:00+0100", at],
    ["YYYY-MM-DD HH:mm:ss Z", "2026-03-02 09:00:00 UTC", at],
  ];
  for (const [index, [format, text, expected]] of forms.entries()) {
    const given = { ...mapping, time: { format } };
    const { done } = await importText(`${head}\nT-${index},${text},,,,,,,,\n`, given);
    expect(done, format).toMatchObject({ accepted: 1, refused: 0 });
    expect((await caseOf(`T-${index}`))?.receivedAt, format).toEqual(expected);
  }
});

test("while a large file is taken and read, everybody else has their turn", async () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, index) => `S-${index},2024-02-01 09:00,,"${"text ".repeat(20)}",,,,,,`,
  );
  const file = new File([`${head}\n${rows.join("\n")}\n`], "many.csv");
  let id = "";
  const taking = await longestStall(async () => {
    ({ id } = await world.run(world.owner, startImport, { file, mapping }));
  });
  const reading = await longestStall(() => runImport(world.services, id));
  console.info(`20,000 rows: at most ${taking} ms at a stretch while taken, ${reading} ms while read`);
  expect(Math.max(taking, reading)).toBeLessThan(50);
}, 60_000);

test("an import that was stopped goes on behind its last batch, and two at once do the work of one", async () => {
  const rows = Array.from({ length: 3500 }, (_, index) => `I-${index},2024-02-01 09:00,,"Line\nbreak",,,,,,`);
  const file = new File([`${head}\n${rows.join("\n")}\nI-9999,nonsense,,,,,,,,\n`], "big.csv");
  const { id } = await world.run(world.owner, startImport, { file, mapping });
  const { database } = world.services;
  await asOwner(`create function stop_here() returns trigger language plpgsql as
    $$ begin if new.reference = 'I-2500' then raise exception 'stopped'; end if; return new; end $$;
    create trigger stop_here before insert on cases for each row execute function stop_here()`);
  await expect(runImport(world.services, id)).rejects.toThrow("stopped");
  const half = await database
    .selectFrom("imports")
    .select(["rows", "state"])
    .where("id", "=", id)
    .executeTakeFirst();
  // The header is one of the first two thousand records.
  expect(half).toEqual({ rows: 1999, state: "running" });
  await asOwner("drop trigger stop_here on cases");
  await Promise.all([runImport(world.services, id), runImport(world.services, id)]);
  const { body } = await apiOf(world, key)("GET", `/imports/${id}`);
  expect(body).toMatchObject({ state: "done", rows: 3501, accepted: 3500, unchanged: 0, refused: 1 });
  const { body: errors } = await apiOf(world, key)("GET", `/imports/${id}/errors`);
  expect(errors.items).toMatchObject([{ line: 7002, code: "other_form" }]);
  const events = await database.selectFrom("events").select("type").where("subjectId", "=", id).execute();
  expect(events.map((event) => event.type)).toEqual(["import.started", "import.finished"]);
});

test("the job is added with the import, and refused rows come as CSV too", async () => {
  const { started } = await importText(`${head}\nJ-1,nonsense,,,,,,,,\n`);
  expect((await waitingJobs(world)).map((job) => job.payload)).toContainEqual({ importId: started.body.id });
  const api = apiOf(world, key);
  const path = `/imports/${started.body.id}/errors`;
  for (const answer of [
    await api("GET", path, undefined, { Accept: "text/csv" }),
    await api("GET", `${path}?format=csv`),
  ]) {
    expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(answer.body).toBe(
      "line,severity,field,code,sentence\r\n2,refused,received,other_form,This time is not written as the mapping says.\r\n",
    );
  }
  expect((await api("GET", `${path}?limit=1&severity=warning`)).body.items).toEqual([]);
  expect((await api("GET", `/imports/${newId()}/errors?format=csv`)).status).toBe(404);
});

test("only those who lead may import; a key with one scope may do that much; the same key twice is one import", async () => {
  const employee = await world.employee("employee", { teamIds: [world.teamId] });
  const file = new File([`${head}\n`], "x.csv");
  await expect(world.run(employee, startImport, { file, mapping })).rejects.toMatchObject({ status: 403 });
  const { key: reader } = await world.key("read");
  const form = (content: string) => {
    const data = new FormData();
    data.set("file", new File([content], "cases.csv"));
    data.set("mapping", JSON.stringify(mapping));
    return data;
  };
  expect((await apiOf(world, reader)("POST", "/imports", form(head))).status).toBe(403);
  const once = { "Idempotency-Key": "import-once" };
  const first = await apiOf(world, key)("POST", "/imports", form(`${head}\n`), once);
  expect((await apiOf(world, key)("POST", "/imports", form(`${head}\n`), once)).body.id).toBe(first.body.id);
  expect((await apiOf(world, key)("POST", "/imports", form(`${head}\n\n`), once)).status).toBe(409);
});

test("mappings are saved under a name and used by it; those of the product are there", async () => {
  const api = apiOf(world, key);
  expect((await api("PUT", "/import-mappings/our-desk", { mapping })).body).toMatchObject({
    name: "our-desk",
  });
  const { body } = await api("GET", "/import-mappings");
  expect(body.items.map((one: { name: string; shipped: boolean }) => [one.name, one.shipped])).toEqual([
    ["baltimore-311", true],
    ["our-desk", false],
  ]);
  expect((await importText(`${head}\nK-1,2024-02-01 09:00,,,,,,,,\n`, "our-desk")).done.accepted).toBe(1);
  expect((await api("PUT", "/import-mappings/Not%20a%20name", { mapping })).status).toBe(404);
  expect((await api("PUT", "/import-mappings/bad", { mapping: { columns: {} } })).status).toBe(422);
});

const sample = new URL("../../../../../shared/data/baltimore-311/311_sample.csv", import.meta.url);
test.skipIf(!existsSync(sample))(
  "the 10,000 rows of Baltimore come in whole, once (needs ../shared/data)",
  async () => {
    const form = new FormData();
    form.set("file", new File([await openAsBlob(sample)], "311_sample.csv"));
    form.set("mapping", "baltimore-311");
    const api = apiOf(world, key);
    const counts = async () => {
      const began = performance.now();
      const { body } = await api("POST", "/imports", form);
      await runImport(world.services, body.id);
      const seconds = (performance.now() - began) / 1000;
      expect(seconds).toBeLessThan(15);
      return (await api("GET", `/imports/${body.id}`)).body;
    };
    expect(await counts()).toMatchObject({ rows: 10_000, accepted: 10_000, refused: 0 });
    const { rows } = await sql`
    select count(*) as total, count(*) filter (where closed_at <= due_at) as met
    from cases join case_sources on case_id = id where due_at < '2026-01-01' and reference ~ '^[0-9]{2}-[0-9]{8}$'`.execute(
      world.services.database,
    );
    expect(rows).toEqual([{ total: 9714, met: 7988 }]);
    expect(await counts()).toMatchObject({ rows: 10_000, accepted: 0, updated: 0, unchanged: 10_000 });
  },
);

test("a mapping may say that closing there told the customer: then it is the first answer of a row that names none", async () => {
  const rows = [
    head,
    "W-1,2024-04-01 09:00,,,,,,,2024-04-02 09:00,resolved",
    "W-2,2024-04-01 09:00,,,,,2024-04-01 10:00,,2024-04-02 09:00,resolved",
    "W-3,2024-04-01 09:00,,,,,,,2024-04-02 09:00,withdrawn",
    "W-4,2024-04-01 09:00,,,,,,,,",
  ].join("\n");
  await importText(rows, { ...mapping, closingAnswers: true });
  const answered = async (reference: string) => (await caseOf(reference))?.firstAnswerAt;
  expect(await answered("W-1")).toEqual(new Date("2024-04-02T07:00:00Z"));
  expect(await answered("W-2")).toEqual(new Date("2024-04-01T08:00:00Z"));
  expect(await answered("W-3")).toBeNull();
  expect(await answered("W-4")).toBeNull();
});
