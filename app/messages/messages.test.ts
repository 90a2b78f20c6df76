import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { en } from "./en/index.ts";
import "./all.ts";
import { dateFormat, numberFormat } from "./formats.ts";
import { nl } from "./nl/index.ts";
import { noMail, textIn } from "./text.ts";

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[[...path, key].join("."), value] as [string, string]]
      : leaves(value, [...path, key]),
  );
}

const texts = { en: leaves(en as Tree), nl: leaves(nl as unknown as Tree) };
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]?.toLowerCase());

test("every text stands in both languages and none is empty", () => {
  expect(texts.nl.map(([key]) => key)).toEqual(texts.en.map(([key]) => key));
  for (const list of Object.values(texts)) expect(list.filter(([, text]) => text.trim() === "")).toEqual([]);
});

test("a translation fills the same holes, whatever the form of the word for those we serve", () => {
  const words = /^the?customers?$|^customers?$/;
  const plain = (text: string) => new Set(holes(text).filter((hole) => hole && !words.test(hole)));
  const dutch = new Map(texts.nl);
  const differing = texts.en.filter(
    ([key, text]) =>
      !/_(zero|one|other)$/.test(key) &&
      [...plain(text)].some((hole) => !plain(dutch.get(key) ?? "").has(hole)),
  );
  expect(differing).toEqual([]);
});

test("no text names a customer by another word than the organisation's own", () => {
  const allowed = /^organisation\.|^entrance\./;
  const found = [...texts.en, ...texts.nl].filter(
    ([key, text]) =>
      !allowed.test(key) && /\b(customers?|klant(en)?)\b/i.test(text.replace(/\{\{\w+\}\}/g, "")),
  );
  expect(found).toEqual([]);
});

test("no text shows a reference that a real case may have", () => {
  expect([...texts.en, ...texts.nl].filter(([, text]) => /\bV-?\d/.test(text))).toEqual([]);
});

test("every event that is recorded has its words in the activity log", async () => {
  const told = new Set(leaves(en.activity.did as Tree).map(([key]) => key));
  const recorded = new Set<string>();
  for (const file of await readdir("app/domain", { recursive: true })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const source = await readFile(`app/domain/${file}`, "utf8");
    for (const call of source.matchAll(/\brecord\(([^;]{0,160})/g)) {
      for (const name of (call[1] ?? "").split(", {")[0]?.matchAll(/"([a-z_]+\.[a-z_]+)"/g) ?? [])
        recorded.add(name[1] ?? "");
    }
  }
  expect(recorded.size).toBeGreaterThan(20);
  expect([...recorded].filter((name) => !told.has(name))).toEqual([]);
});

/** Letters are mails themselves; the others name an address or a way in, and promise no mail. */
const saysNothingOfMailGoingOut = [
  /^mails\./,
  /^rights\.mail\./,
  /\.(email|yourEmail|byMail|invitationEmail|resetLead)$/,
  /^staffImport\.(fileHint|columns|columnName|field|reason)\b/,
  /^people\.(find|emailHint)$/,
  /^settings\.invitedText$/,
  /^privacy\.(findHint|confirmSay|held\.mails|goesCustomer|goesEmployee)\b/,
  /^caseDesk\.(mail\.(queued|sent)|channel\.email)$/,
  /^errors\./,
  /^listening\.mailed$/,
  /^listening\.keepByMail$/,
  /^entrance\.forgotAsked$/,
  // What became of a mail that went out or waits.
  /mail_?(refused|delayed)$/i,
  /^caseDesk\.mail\./,
];

test("every text that says that mail goes out has another for an installation without a mail server", () => {
  for (const list of Object.values(texts)) {
    const keys = new Set(list.map(([key]) => key.replace(/_(zero|one|other)$/, "")));
    const promising = list
      .filter(([key, text]) => /mail/i.test(text) && !saysNothingOfMailGoingOut.some((one) => one.test(key)))
      .map(([key]) => key.replace(/_(zero|one|other)$/, ""));
    expect(promising.length).toBeGreaterThan(10);
    expect(promising.filter((key) => !key.endsWith(noMail) && !keys.has(`${key}_${noMail}`))).toEqual([]);
  }
});

test("without a mail server a text gives way to the one beside it, and else stays", () => {
  for (const language of ["en", "nl"]) {
    const without = textIn(language, undefined, "no_mail");
    const mails = textIn(language);
    expect(without("schedule.sent", { count: 2 })).not.toBe(mails("schedule.sent", { count: 2 }));
    expect(without("listening.emailHint")).not.toBe(mails("listening.emailHint"));
    expect(without("listening.thanks")).toBe(mails("listening.thanks"));
  }
});

test("formatters are made in one place, where they are kept", async () => {
  const makers: string[] = [];
  for (const file of await readdir("app", { recursive: true })) {
    if (!/\.tsx?$/.test(file) || file.includes(".test.")) continue;
    if (/new Intl\.\w+\([^)]/.test(await readFile(`app/${file}`, "utf8"))) makers.push(file);
  }
  // The other one asks whether a zone exists.
  expect(makers.sort()).toEqual(["domain/organisation/organisation.ts", "messages/formats.ts"]);
  expect(dateFormat("nl", { dateStyle: "long" })).toBe(dateFormat("nl", { dateStyle: "long" }));
  expect(numberFormat("nl")).not.toBe(numberFormat("en"));
});

test("every code by which an input is refused has its sentence", async () => {
  const coded = new Set<string>();
  for (const folder of ["app/core", "app/domain", "app/api", "app/calendar"])
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
      const source = await readFile(`${folder}/${file}`, "utf8");
      for (const expression of [
        /params: \{ code: "(\w+)"/g,
        /\bpath: [^{}]{1,80}?\bcode: "(\w+)"/g,
        /\bnew (?:Conflict|NotFound|Forbidden)\("(\w+)"/g,
        /\bproblem: "(\w+)" \}/g,
      ])
        for (const [, code] of source.matchAll(expression)) coded.add(code ?? "");
    }
  expect(coded.size).toBeGreaterThan(60);
  const told: Record<string, unknown> = en.errors;
  expect([...coded].filter((code) => !(code in told) && !(`${code}_one` in told))).toEqual([]);
});
