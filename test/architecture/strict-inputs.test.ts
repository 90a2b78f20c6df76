import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isReadable } from "#core/plain-text.ts";
import { Line } from "#core/validation.ts";
import { operations } from "../policy/operations.ts";
import { type Field, fieldsOf } from "./fields-of.ts";

const every = [...(await operations())].flatMap(([name, operation]) =>
  fieldsOf(operation.input).map((field) => ({ ...field, path: name + field.path })),
);
const named = (fields: Field[]) => [...new Set(fields.map(({ path }) => path))].sort();

/** Texts of every length and shape that some field takes, with something in them that no database keeps. */
const carriers = [
  "x",
  "some words",
  "a1b2c3".repeat(8),
  "PT1H",
  "08:00",
  "2026-03-31",
  "{}",
  "k@k.example",
  "read",
];
const spoilt = (sign: string) =>
  carriers.flatMap((text) => [text + sign, sign + text, `${text}${sign}${text}`]);

const taken = (field: Field, given: unknown): unknown[] => {
  const result = field.schema.safeParse(given);
  return result.success ? [result.data] : [];
};
const keeps = (field: Field, given: unknown[], isWrong: (value: unknown) => boolean) =>
  given.flatMap((each) => taken(field, each)).some(isWrong);

const texts = every.filter(({ kind }) => kind === "text");
const numbers = every.filter(({ kind }) => kind === "number");
/** Typed again by whoever knows them, or read elsewhere: composed, but otherwise as they are. */
const untouched = /password|\.(response|mapping)$/i;

describe("what a command or query takes", () => {
  test("has been walked: every operation, hundreds of texts", () => {
    expect(texts.length).toBeGreaterThan(300);
    expect(numbers.length).toBeGreaterThan(40);
  });

  test("holds no NUL and no other control character", () => {
    const given = ["\0", "\u0007", "\u0085"].flatMap(spoilt);
    const wrong = (value: unknown) => typeof value === "string" && !isReadable(value);
    expect(named(texts.filter((field) => keeps(field, given, wrong)))).toEqual([]);
  });

  test("holds no half of a surrogate pair", () => {
    const given = ["\ud800", "\udc00"].flatMap(spoilt);
    const wrong = (value: unknown) => typeof value === "string" && !value.isWellFormed();
    expect(named(texts.filter((field) => keeps(field, given, wrong)))).toEqual([]);
  });

  test("is composed (NFC)", () => {
    const wrong = (value: unknown) => typeof value === "string" && value !== value.normalize("NFC");
    expect(named(texts.filter((field) => keeps(field, spoilt("e\u0301"), wrong)))).toEqual([]);
  });

  test("has no unseen sign around it", () => {
    const given = ["\u200b", "\ufeff", "\u00ad", "\u202e"].flatMap(spoilt);
    const wrong = (value: unknown) => typeof value === "string" && /^\p{Cf}|\p{Cf}$/u.test(value);
    const touched = texts.filter(({ path }) => !untouched.test(path));
    expect(named(touched.filter((field) => keeps(field, given, wrong)))).toEqual([]);
  });

  test("knows days and moments between the years 1 and 9999 alone", () => {
    const takes = (field: Field, given: string) => taken(field, given).length > 0;
    const isTime = (given: string) =>
      texts.filter(
        (field) =>
          !untouched.test(field.path) &&
          takes(field, given) &&
          !carriers.slice(0, 3).some((each) => takes(field, each)),
      );
    const late = ["9999-12-31T23:59:59-05:00"];
    const early = ["0000-12-31", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "0000-12"];
    const times = ["2026-03-31", "2026-03-31T12:00:00Z", "2026-03"].flatMap(isTime);
    expect(named(times).length).toBeGreaterThan(20);
    expect(named(times.filter((field) => [...early, ...late].some((each) => takes(field, each))))).toEqual(
      [],
    );
  });

  test("takes no emptiness, list or yes for a number, and no number without an end", () => {
    const given = [
      "",
      " ",
      [],
      [3],
      true,
      {},
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1e12,
      -1e12,
      "1e3",
      "0x10",
    ];
    const wrong = (value: unknown) => typeof value === "number";
    expect(named(numbers.filter((field) => keeps(field, given, wrong)))).toEqual([]);
  });

  test("is checked: nothing passes unread but a mapping, which has its own schema", () => {
    expect(named(every.filter(({ kind }) => kind === "anything"))).toEqual([
      "import.start.mapping{}",
      "import_mapping.save.mapping",
    ]);
  });

  test("is refused by these tests where it is bare", () => {
    const bare: Field = { path: "bare", kind: "text", schema: z.string() };
    expect(keeps(bare, spoilt("\0"), (value) => !isReadable(String(value)))).toBe(true);
    expect(keeps({ ...bare, schema: Line(200) }, spoilt("\0"), (value) => !isReadable(String(value)))).toBe(
      false,
    );
    expect(taken({ path: "bare", kind: "number", schema: z.coerce.number() }, "")).toEqual([0]);
  });
});

test("days, moments and numbers from outside are made in validation.ts alone", async () => {
  const found: string[] = [];
  for (const file of await readdir("app", { recursive: true })) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
    if (file.startsWith("api/") || file === "core/validation.ts") continue;
    const source = await readFile(`app/${file}`, "utf8");
    if (/z\.(iso|coerce)\b|z\.email\(/.test(source)) found.push(file);
  }
  expect(found).toEqual([]);
});

test("cursors are made of checked parts alone", async () => {
  const found: string[] = [];
  for (const file of await readdir("app/domain", { recursive: true })) {
    if (!/\.ts$/.test(file) || /\.test\.ts$/.test(file)) continue;
    const source = await readFile(`app/domain/${file}`, "utf8");
    if (source.includes("decodeCursor") && /z\.tuple\(\[[^\]]*z\.string/.test(source)) found.push(file);
  }
  expect(found).toEqual([]);
});
