import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmployeeActor } from "#core/actor.ts";
import { Conflict, Invalid } from "#core/errors.ts";
import { exportList, piecesOf } from "#domain/results/exports/export-list.ts";
import { apiOf } from "#test/api.ts";
import { longestStall } from "#test/stall.ts";
import { openWorld, type World, waitingJobs } from "#test/world.ts";
import { deactivateEmployee } from "../../people/leaving/deactivate-employee.ts";
import { findEmployee } from "../employees.ts";
import { acceptInvitation, invitationToken } from "../invitations.ts";
import { teamPaths } from "../team-paths.ts";
import { createTeam } from "../teams.ts";
import { importStaff } from "./import-staff.ts";
import { previewStaff } from "./preview-staff.ts";

let world: World;
let lead: EmployeeActor;
let front: string;
let north: string;
beforeAll(async () => {
  world = await openWorld();
  lead = await world.employee("lead", { name: "Lea Lead" });
  front = (await world.run(world.owner, createTeam, { name: "Front office" })).id;
  north = (await world.run(world.owner, createTeam, { name: "Counter north", parentId: front })).id;
});
afterAll(() => world.close());

type Bytes = string | Uint8Array<ArrayBuffer>;
const input = (text: Bytes, missingTeams = "refuse") => ({
  file: new File([text], "staff.csv"),
  missingTeams,
});
const look = (text: Bytes, missingTeams?: string) =>
  world.ask(world.owner, previewStaff, input(text, missingTeams));
const apply = (text: Bytes, missingTeams?: string) =>
  world.run(world.owner, importStaff, input(text, missingTeams));
const reasons = (plan: Awaited<ReturnType<typeof look>>) =>
  plan.refused.map(({ line, field, code }) => [line, field, code]);
const events = async () => {
  const row = await world.services.database
    .selectFrom("events")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
};

test("who is new is invited, who is known is changed, and the same file twice changes nothing", async () => {
  const known = await world.employee("manager", { name: "Old Name", teamIds: [world.teamId] });
  const file = `name,email,team,level,language
Nadia Jansen,Nadia@Veldhaven.example,Front office / Counter north; Front office,front line,nl
New Name,${known.email},Counter north,,Dutch
`;
  const plan = await look(file);
  expect(plan.counts).toMatchObject({ rows: 2, added: 1, changed: 1, refused: 0 });
  expect(plan.changed[0]?.changes).toEqual([
    { field: "name", from: "Old Name", to: "New Name" },
    { field: "language", from: "en", to: "nl" },
    { field: "teams", from: expect.any(String), to: "Front office / Counter north" },
  ]);
  expect(await findEmployee(world.services.database, known.id)).toMatchObject({ name: "Old Name" });

  await apply(file);
  const changed = await findEmployee(world.services.database, known.id);
  expect(changed).toMatchObject({ name: "New Name", role: "manager", teamIds: [north], language: "nl" });
  const invitation = await world.services.database
    .selectFrom("invitations")
    .selectAll()
    .where("email", "=", "nadia@veldhaven.example")
    .executeTakeFirstOrThrow();
  expect(invitation).toMatchObject({ role: "employee", level: "front_line", language: "nl" });
  const jobs = await waitingJobs(world);
  expect(jobs.filter(({ task }) => task === "mail_invitation")).toHaveLength(1);

  const before = await events();
  expect((await apply(file)).counts).toMatchObject({ added: 0, changed: 0, unchanged: 2, refused: 0 });
  expect(await events()).toBe(before);

  const token = invitationToken(world.services.secret, invitation.id);
  const password = "tulips under a wide sky";
  const joined = await world.run(world.owner, acceptInvitation, { token, name: "Nadia Jansen", password });
  const nadia = await findEmployee(world.services.database, joined.employeeId);
  expect([...nadia.teamIds].sort()).toEqual([front, north].sort());
  expect((await look(file)).changed.map(({ changes }) => changes.map(({ field }) => field))).toEqual([
    ["language"],
  ]);
});

test("somebody who is invited and has not come gets another invitation behind the same link", async () => {
  await apply("name,email,team\nPim,pim@veldhaven.example,Counter north\n");
  const plan = await apply("name,email,team\nPim Pietersen,pim@veldhaven.example,Front office\n");
  expect(plan.counts).toMatchObject({ added: 0, changed: 1 });
  const found = await world.services.database
    .selectFrom("invitations")
    .leftJoin("invitationTeams", "invitationTeams.invitationId", "invitations.id")
    .select(["name", "invitationTeams.teamId"])
    .where("email", "=", "pim@veldhaven.example")
    .execute();
  expect(found).toEqual([{ name: "Pim Pietersen", teamId: front }]);
});

test("files as spreadsheets write them: Windows-1252 with semicolons in Dutch, a mark before UTF-8, tabs", async () => {
  const dutch =
    "Naam;E-mailadres;Afdeling;Niveau;Taal\r\nRen\u00e9e B\u00f6lt;renee@veldhaven.example;Front office;Voorkant;Nederlands\r\n";
  const plan = await look(Uint8Array.from(Buffer.from(dutch, "latin1")));
  expect(plan.encoding).toBe("windows-1252");
  expect(plan.added[0]).toMatchObject({ name: "Renée Bölt", level: "front_line", language: "nl" });
  const marked = await look(`\ufeff${dutch}`);
  expect([marked.encoding, marked.added[0]?.name]).toEqual(["utf-8", "Renée Bölt"]);
  expect((await look("name\temail\nTab, Tom\ttom@veldhaven.example\n")).added[0]?.name).toBe("Tab, Tom");
});

test("files as other programs write them are read: every line end, sign and letter, and rows without their last cells", async () => {
  const lines = ["name;email;team", "Renée;rene@files.example;", "Ben, B.;ben@files.example;"];
  const whole = (end: string) => lines.map((line) => line + end).join("");
  const utf16 = (text: string) => Uint8Array.from(Buffer.from(`\ufeff${text}`, "utf16le"));
  for (const [name, file] of [
    ["old Macintosh", whole("\r")],
    ["named sign", `\ufeffsep=;\r\n${whole("\r\n")}`],
    ["UTF-16 with tabs", utf16(whole("\r\n").replaceAll(";", "\t"))],
    ["bars", whole("\n").replaceAll(";", "|")],
    ["commas in a heading", whole("\n").replace(";team", ";Remark (a, b, c, d)")],
    ["empty rows at the end", `${whole("\n")};;\n;;\n`],
  ] as [string, Bytes][]) {
    const { counts, added, warned } = await look(file);
    expect(counts, name).toMatchObject({ rows: 2, added: 2, refused: 0, warned: 0 });
    expect(
      added.map((row) => row.name),
      name,
    ).toEqual(["Renée", "Ben, B."]);
    expect(warned, name).toEqual([]);
  }
  const short = await look(
    "Name;Email;Teams;Level;Language\nAnna;anna@files.example;;;\nBen;ben@files.example\n",
  );
  expect(short.counts).toMatchObject({ rows: 2, added: 2, refused: 0, warned: 1 });
  expect(short.warned).toMatchObject([
    { line: 3, code: "short_row", sentence: expect.stringContaining("fewer cells") },
  ]);
  const broken = await look("name,email,team\n#N/A,x@files.example,\n");
  expect(reasons(broken)).toEqual([[2, null, "spreadsheet_error"]]);
});

test("a file whose letters are mixed is refused with its line, as everywhere", async () => {
  const mixed = Buffer.concat([
    Buffer.from("name,email\nRenée,a@files.example\n"),
    Buffer.from("Ren\xe9e,b@files.example\n", "latin1"),
  ]);
  await expect(look(Uint8Array.from(mixed))).rejects.toMatchObject({
    fields: [{ path: "file", code: "not_utf8", params: { line: 3 } }],
  });
});

test("each line that cannot be taken is refused for itself, with its line and reason", async () => {
  const left = await world.employee("employee");
  await world.run(world.owner, deactivateEmployee, { employeeId: left.id });
  await world.run(world.owner, createTeam, { name: "Desk", parentId: front });
  await world.run(world.owner, createTeam, { name: "Desk", parentId: world.teamId });
  const plan = await look(`name,email,team,level,language
,no-name@veldhaven.example,,,
A,,,,
B,not an address,,,
C,c@veldhaven.example,Nowhere,,
D,d@veldhaven.example,Desk,,
E,e@veldhaven.example,,boss,
F,f@veldhaven.example,,,Klingon
G,g@veldhaven.example,,,de
H,h@veldhaven.example,,,,,
name,email,team,level,language
"I"x,i@veldhaven.example,,,
J,${left.email},,,
K,k@veldhaven.example,,,
K,K@veldhaven.example,,,
L,l@veldhaven.example,front OFFICE / desk,,
M,m@veldh\u0430ven.example,,,
${"N".repeat(121)},n@veldhaven.example,,,
\u2800,o@veldhaven.example,,,
P,${"p".repeat(300)}@veldhaven.example,,,
`);
  expect(reasons(plan)).toEqual([
    [2, "name", "name_missing"],
    [3, "email", "email_missing"],
    [4, "email", "not_email"],
    [5, "teams", "unknown_team"],
    [6, "teams", "ambiguous_team"],
    [7, "level", "unknown_level"],
    [8, "language", "unknown_language"],
    [9, "language", "not_a_language"],
    [10, null, "ragged_row"],
    [11, null, "header_again"],
    [12, null, "bad_quotes"],
    [13, "email", "person_left"],
    [15, "email", "email_twice"],
    [17, "email", "email_mixes_alphabets"],
    [18, "name", "too_long"],
    [19, "name", "required"],
    [20, "email", "too_long"],
  ]);
  for (const { sentence } of plan.refused) expect(sentence).not.toMatch(/staffImport|errors\.|\{\{/);
  expect(plan.added.map(({ name, teams }) => [name, teams])).toEqual([
    ["K", []],
    ["L", ["Front office / Desk"]],
  ]);
});

test("teams that there are not are made only when asked, with those above them", async () => {
  const file =
    "name,email,team\nM,m@veldhaven.example,Front office / Counter south / Evening\nN,n@veldhaven.example,parks | Parks\n";
  const refusing = await look(file);
  expect(refusing.counts).toMatchObject({ added: 0, refused: 2 });
  const teams = ["Front office / Counter south", "Front office / Counter south / Evening", "parks"];
  expect(refusing.teams).toEqual(teams);
  await apply(file, "make");
  const paths = [...(await teamPaths(world.services.database)).values()];
  expect(paths).toEqual(expect.arrayContaining(teams));
  expect((await look(file)).counts).toMatchObject({ unchanged: 2, refused: 0 });
});

test("a lead changes no owner; whoever is missing is named and stays", async () => {
  const file = `name,email\nSomebody Else,${world.owner.email}\n`;
  const plan = await world.run(lead, importStaff, input(file));
  expect(reasons(plan)).toEqual([[2, null, "only_owners"]]);
  expect(plan.missing.map(({ id }) => id)).toContain(lead.id);
  expect(plan.missing.map(({ id }) => id)).not.toContain(world.owner.id);
  expect(await findEmployee(world.services.database, lead.id)).toMatchObject({ deactivatedAt: null });
  // The same address in the same words is no change, and refuses nothing.
  expect(
    (await world.ask(lead, previewStaff, input(`name,email\n${world.owner.name},${world.owner.email}\n`)))
      .counts,
  ).toMatchObject({ unchanged: 1, refused: 0 });
});

test("what somebody looked at is what is done, or nothing", async () => {
  const file = "name,email\nO,o@veldhaven.example\n";
  const { mark } = await look(file);
  await expect(
    world.run(world.owner, importStaff, { ...input("name,email\nP,p@veldhaven.example\n"), mark }),
  ).rejects.toThrow(Conflict);
  await world.run(world.owner, importStaff, { ...input(file), mark });
  await expect(world.run(world.owner, importStaff, { ...input(file), mark })).rejects.toThrow("plan_changed");
});

test("a file that cannot be read is refused whole", async () => {
  const code = async (text: Bytes) => {
    const refused = await look(text).catch((error: unknown) => error);
    return refused instanceof Invalid
      ? refused.fields.map((field) => `${field.path} ${field.code}`)
      : refused;
  };
  expect(await code("")).toEqual(["file empty_file"]);
  expect(await code("name,team\nA,B\n")).toEqual(["file no_mail_column"]);
  expect(await code("email,e-mail\n")).toEqual(["file column_twice"]);
  expect(await code('"email\n')).toEqual(["file unreadable_header"]);
  expect(await code(`email\n${"a@b.example\n".repeat(10_001)}`)).toEqual(["file too_many_rows"]);
});

test("the export of all colleagues comes back without a change, whatever they are called", async () => {
  await apply('name,email,team\n"=HYPERLINK(""x"")",formula@veldhaven.example,Front office\n');
  await world.employee("employee", { name: "+31 Anna", teamIds: [front, north] });
  const asked = await world.run(world.owner, exportList, { list: "people" });
  let text = "";
  for await (const piece of piecesOf(world.callerOf(world.owner), asked)) text += piece;
  expect(text).toContain("'+31 Anna");
  const plan = await look(text);
  expect(plan.counts).toMatchObject({ added: 0, changed: 0, refused: 0, missing: 0 });
});

test("whatever a file says, every row has one end, and a second time nothing is new", async () => {
  const cell = fc.constantFrom(
    "",
    "Front office",
    "Counter north",
    "New team",
    "=x",
    "front line",
    "nl",
    'ü, "q"',
  );
  const row = fc.tuple(fc.constantFrom("a", "b", "c", "d"), cell, cell, cell, cell);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const lines = rows.map(([who, ...cells]) => [...cells, `${who}@property.example`].map(quoted).join());
      const file = ["name,teams,level,language,email", ...lines].join("\n");
      const { counts } = await apply(file, "make");
      expect(counts.added + counts.changed + counts.unchanged + counts.refused).toBe(rows.length);
      const again = await apply(file, "make");
      expect(again.counts).toMatchObject({ added: 0, changed: 0, refused: counts.refused });
    }),
    { numRuns: 25 },
  );
});

test("ten thousand rows come in within one request, over the API", async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `Person ${index},p${index}@many.example,Front office`,
  );
  const form = new FormData();
  form.set("file", new File([`name,email,team\n${rows.join("\n")}\n`], "many.csv"));
  const api = apiOf(world, (await world.key("write")).key);
  const started = performance.now();
  let answer = await api("GET", "/me");
  const stall = await longestStall(async () => {
    answer = await api("POST", "/employee-imports", form);
  });
  expect([answer.status, answer.body.counts.added, answer.body.added.length]).toEqual([200, 10_000, 200]);
  console.info(`10,000 colleagues: at most ${Math.round(stall)} ms at a stretch`);
  expect(stall).toBeLessThan(50);
  console.info(`10,000 colleagues invited in ${Math.round(performance.now() - started)} ms`);
}, 60_000);
