import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { signedInAs } from "#db/connection.ts";
import { createDatabase, databaseOn, dropDatabase } from "#test/database-server.ts";
import { urlOf } from "#test/e2e/app.ts";
import { setup } from "./setup.ts";

const name = `kept_cli_${randomBytes(5).toString("hex")}`;
let folder: string;
let databaseUrl: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kept-cli-"));
  const { connection } = inject("databaseServer");
  await createDatabase(connection, name);
  databaseUrl = urlOf(databaseOn(connection, name));
});
afterAll(async () => {
  await dropDatabase(inject("databaseServer").connection, name);
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command line as an operator would, in a process of its own. */
async function kept(args: string[], options: { input?: string; env?: Record<string, string> } = {}) {
  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: folder, SMTP_URL: "", ...options.env };
  const child = spawn(process.execPath, ["cli/main.ts", ...args], { env });
  const output = { out: "", error: "" };
  child.stdout.on("data", (data) => {
    output.out += data;
  });
  child.stderr.on("data", (data) => {
    output.error += data;
  });
  child.stdin.end(options.input ?? "");
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, ...output };
}

const owner = [
  "--organisation",
  "Veldhaven",
  "--owner-email",
  "olivia@veldhaven.example",
  "--owner-name",
  "Olivia",
];

test("what is written wrong is said in one line, with 2", async () => {
  for (const [args, line] of [
    [["nonsense"], "there is no command nonsense"],
    [["setup"], "--organisation is needed"],
    [["setup", "--colour", "red"], "Unknown option '--colour'"],
    [["setup", ...owner], "--password-stdin is needed"],
    [["api-key", "create", "--name", "x"], "--scopes is needed"],
    [["import", "cases", "/nowhere.csv", "--mapping", "x"], "there is no file /nowhere.csv"],
    [["constructor"], "there is no command constructor"],
  ] as const) {
    const { code, error, out } = await kept([...args]);
    expect([code, out]).toEqual([2, ""]);
    expect(error).toContain(line);
    expect(error.trim().split("\n")).toHaveLength(1);
  }
  expect((await kept(["help"])).out).toContain("import cases FILE");
}, 90_000);

test("a password that nobody pipes is asked for in one line, at once", async () => {
  const before = process.stdin.isTTY;
  process.stdin.isTTY = true;
  try {
    await expect(setup([...owner, "--password-stdin"])).rejects.toThrow(/nothing is: echo "four words/);
  } finally {
    process.stdin.isTTY = before;
  }
});

test("settings, organisation, key and import, one after the other", async () => {
  expect((await kept(["doctor"], { env: { PORT: "none" } })).out).toMatch(
    /^broken +settings +PORT should be/,
  );
  const early = await kept(["doctor"]);
  expect([early.code, early.out]).toEqual([1, expect.stringMatching(/^broken +migrations/m)]);

  const weak = await kept(["setup", ...owner, "--password-stdin"], { input: "short\n" });
  expect([weak.code, weak.error]).toEqual([
    1,
    expect.stringContaining("password: Use 15 characters or more"),
  ]);
  const made = await kept(
    ["setup", ...owner, "--password-stdin", "--time-zone", "Europe/Amsterdam", "--languages", "en,nl"],
    { input: "tulips under a wide sky\n" },
  );
  expect([made.code, made.error]).toEqual([0, ""]);
  expect(made.out).toContain("Working hours: Monday to Friday, 09:00-17:00.");
  const again = await kept(["setup", ...owner, "--password-stdin"], { input: "tulips under a wide sky\n" });
  expect([again.code, again.error.trim()]).toEqual([1, "This organisation has been set up already."]);

  const { out } = await kept([
    "api-key",
    "create",
    "--name",
    "CI",
    "--scopes",
    "read,write",
    "--expires",
    "2099-12-31",
  ]);
  expect(out.trimEnd().split("\n").at(-1)).toMatch(/^kept_[\w-]{43}$/);

  const file = join(folder, "cases.csv");
  const mapping = join(folder, "mapping.json");
  await writeFile(file, "ref,in\nA-1,2024-05-01\nA-2,2024-02-30\n");
  await writeFile(
    mapping,
    JSON.stringify({ columns: { reference: "ref", received: "in" }, time: { format: "YYYY-MM-DD" } }),
  );
  const imported = await kept(["import", "cases", file, "--mapping", mapping]);
  expect([imported.code, imported.error]).toEqual([1, ""]);
  expect(imported.out.trim().split("\n")).toEqual([
    "2 rows: 1 accepted, 0 updated, 0 unchanged, 1 refused, 0 with a warning.",
    "line 3: refused, received: This date does not exist.",
  ]);
  expect((await kept(["import", "cases", file, "--mapping", "baltimore-311"])).error).toContain(
    "file: The file has no column “ServiceRequestNum”",
  );

  const staff = join(folder, "staff.csv");
  const importStaff = async (lines: string[], ...options: string[]) => {
    await writeFile(staff, ["name,email,teams", ...lines, ""].join("\n"));
    const { code, out } = await kept(["import", "staff", staff, ...options]);
    return [code, ...out.trim().split("\n")];
  };
  const pim = "Pim,pim@veldhaven.example,Counter";
  expect(await importStaff([pim])).toEqual([
    1,
    "1 row: 0 new, 0 changed, 0 as they are, 1 refused; 1 colleague is not in the file.",
    "Teams that do not exist yet (--make-teams makes them): Counter",
    "line 2: refused: There is no team Counter.",
    "Nothing was done. Add --apply to do it.",
  ]);
  expect((await importStaff([pim], "--make-teams")).slice(0, 3)).toEqual([
    0,
    "1 row: 1 new, 0 changed, 0 as they are, 0 refused; 1 colleague is not in the file.",
    "Teams that would be made: Counter",
  ]);
  expect(await importStaff([pim, "Mia,mia@veldhaven.example,Nowhere"], "--apply")).toContain(
    "Teams that do not exist (--make-teams makes them): Counter, Nowhere",
  );
  expect(await importStaff([pim], "--make-teams", "--apply")).toEqual([
    0,
    "1 row: 1 new, 0 changed, 0 as they are, 0 refused; 1 colleague is not in the file.",
    "Teams that were made: Counter",
    expect.stringContaining("There is no mail server"),
    expect.stringMatching(/^Links and invitations: http.*\/settings\/people$/),
  ]);
  expect(await importStaff([pim], "--apply")).toEqual([
    0,
    "1 row: 0 new, 0 changed, 1 as they are, 0 refused; 1 colleague is not in the file.",
  ]);

  const well = await kept(["doctor"]);
  expect(well.code).toBe(0);
  expect(well.out).not.toMatch(/^broken/m);
  expect(well.out).toMatch(/^ok +log/m);
  expect(well.out).toMatch(/^attention +worker +no app is running/m);
  expect(well.out).toMatch(/^ok +working hours/m);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("delete from calendars");
  expect(well.out).toMatch(/^ok +mails +0 refused for good in 30 days, 0 have waited for a day$/m);
  await client.query(`insert into mails (id, kind, subject_id, queued_at, sent_at, refused_at, refusal)
    select gen_random_uuid(), 'reply', gen_random_uuid(), now() - queued * interval '1 day',
      now() - sent * interval '1 day', now() - refused * interval '1 day', case when refused is not null then 'recipient' end
    from (values (1, null, 1), (29, null, 29), (40, null, 40), (2, null, null), (2, 1, null), (9, null, null), (0, null, null))
      as mail (queued, sent, refused)`);
  await client.query(`insert into standards (id, name, measure, target, "within", within_seconds, time, created_at)
    values ('019e0000-0000-7000-8000-00000000000a', 'Within 2 working days', 'first_answer', 0.9, 'P2D', 172800, 'working', now())`);
  await client.end();
  const without = await kept(["doctor"]);
  expect(without.out).toMatch(/^attention +mails +2 refused for good in 30 days, 1 have waited for a day$/m);
  expect(without.out).toMatch(/^attention +working hours +missing.*“Within 2 working days”/m);
}, 120_000);

test("an app that signs in as the lesser role alone is migrated by who holds the owner, and doctor names an owner", async () => {
  const { connection, app } = inject("databaseServer");
  const bare = `${name}_bare`;
  await createDatabase(connection, bare);
  const owner = urlOf(databaseOn(connection, bare));
  const lesser = urlOf(signedInAs(databaseOn(connection, bare), app.user, app.password));
  try {
    const both = { DATABASE_URL: lesser, DATABASE_OWNER_URL: owner };
    const migrated = await kept(["migrate"], { env: both });
    expect([migrated.code, migrated.error, migrated.out]).toEqual([
      0,
      "",
      expect.stringMatching(/^Applied: 0001-/),
    ]);
    for (const env of [both, { DATABASE_URL: lesser }]) {
      expect((await kept(["migrate"], { env })).out).toBe("All migrations were applied already.\n");
      expect((await kept(["doctor"], { env })).out).toMatch(/^ok +log/m);
    }
    const swapped = await kept(["doctor"], { env: { DATABASE_URL: owner, DATABASE_OWNER_URL: owner } });
    expect(swapped.out).toMatch(/^attention +log .*owns something.*create role kept_sign_in login password/m);
  } finally {
    await dropDatabase(connection, bare);
  }
}, 120_000);

test("one person's data is shown and erased, and the list of erasures runs again", async () => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const insert = async () => {
    await client.query(`insert into people (id, name, email, created_at)
      values ('019e0000-0000-7000-8000-000000000001', 'Anna de Boer', 'anna@example.org', now())
      on conflict (id) do update set name = excluded.name, email = excluded.email`);
  };
  await insert();
  const shown = await kept(["export-person", "Anna"]);
  expect([shown.code, JSON.parse(shown.out).tables[0].rows[0].email]).toEqual([0, "anna@example.org"]);
  const refused = await kept(["erase-person", "anna@example.org", "--confirm", "Anna"]);
  expect([refused.code, refused.error]).toEqual([1, expect.stringContaining("Nothing was erased")]);
  const erased = await kept(["erase-person", "anna@example.org", "--confirm", "anna@example.org"]);
  expect([erased.code, erased.error]).toEqual([0, ""]);
  const list = await kept(["erasures", "list"]);
  const path = join(folder, "erasures.jsonl");
  await writeFile(
    path,
    `${list.out}{"kind":"customer","subjectId":"019e0000-0000-7000-8000-000000000002","personIds":[],"caseIds":[]}\n`,
  );
  await insert();
  const again = await kept(["erasures", "again", path]);
  expect([again.code, again.out]).toEqual([0, "1 erased again, 1 not in this database.\n"]);
  const { rows } = await client.query("select name, email from people");
  expect(rows).toEqual([{ name: null, email: null }]);
  expect((await kept(["export-person", "Anna"])).code).toBe(2);
  await client.end();
}, 120_000);
