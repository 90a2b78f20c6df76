/** Parts of an address and values of a query that no id, number, day or cursor is. */
export const hostile = [
  "1 or 1=1",
  "' or '1'='1",
  "../../etc/passwd",
  "\u0000",
  "\ud800",
  `1${"0".repeat(400)}`,
  "-1",
  "1e9",
  "NaN",
  "__proto__",
  "constructor",
  "x".repeat(4_000),
];

/** Words to search for that a query language could stumble over. */
export const searches = [
  "'",
  '"',
  "\\",
  ":*",
  "&&&",
  "a:* & !b | (c",
  "<->",
  "%_%",
  "the of and",
  "\u200b",
  "🙂",
  Array.from({ length: 10_000 }, (_, index) => `w${index}`).join(" "),
];

/** Cursors that no list gave. */
export const cursors = [
  "x",
  "%00",
  ...[
    [],
    {},
    null,
    5,
    ["x"],
    ["2026-01-01", "x"],
    [null, null],
    [{ a: 1 }],
    [1e300, "x"],
    ["-infinity", "x"],
  ].map((value) => Buffer.from(JSON.stringify(value)).toString("base64url")),
  Buffer.from('{"__proto__":1}').toString("base64url"),
  Buffer.from("[".repeat(300)).toString("base64url"),
];

/** Some of the values, other ones for each place: the whole table meets all of them, and each place a few. */
export const someOf = (values: string[], place: number, count: number): string[] =>
  Array.from(
    { length: Math.min(count, values.length) },
    (_, index) => values[(place * count + index) % values.length] ?? "",
  );

/** So many at a time, so that a whole table of requests is asked within seconds. */
export async function inTurns<Item>(items: Item[], ask: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const one = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await ask(item);
  };
  await Promise.all(Array.from({ length: 6 }, one));
}
