import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#core/identifiers.ts";
import { openWorld, type World } from "#test/world.ts";
import { getPerformance } from "./performance.ts";
import { createStandard } from "./write-standard.ts";

/** The city's open data lies beside the repository, where it is at hand. */
const file = fileURLToPath(new URL("../../../../shared/data/baltimore-311/311_sample.csv", import.meta.url));

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("ten thousand requests to a city: 7,988 of 9,714 closed by their own due time", async (context) => {
  context.skip(!existsSync(file), `the city's data is not at ${file}`);
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true });
  for (let start = 0; start < rows.length; start += 1000) {
    await world.services.database
      .insertInto("cases")
      .values(rows.slice(start, start + 1000).map(caseOf))
      .execute();
  }
  const standard = await world.run(world.owner, createStandard, {
    name: "Closed by its own due time",
    measure: "resolution",
    target: 0.9,
    within: "due",
  });
  const seen = await world.ask(world.owner, getPerformance, {
    standardId: standard.id,
    asOf: "2026-01-01",
  });
  expect(seen).toMatchObject({ total: 9714, met: 7988, missed: 1726, verdict: "missed" });
  expect(seen.share).toBeCloseTo(7988 / 9714, 12);
  expect(seen.months.reduce((sum, month) => sum + month.total, 0)).toBe(9714);
});

function caseOf(row: Record<string, string>) {
  return {
    id: newId(),
    reference: newId(),
    kind: "complaint" as const,
    receivedAt: instantOf(row.CreatedDate) ?? new Date(0),
    dueAt: instantOf(row.DueDate),
    closedAt: instantOf(row.CloseDate),
    createdAt: new Date(),
  };
}

/** "04/12/2018 11:11:26 AM" on a clock in Baltimore. */
function instantOf(text: string | undefined): Date | null {
  const parts = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d:\d\d) (AM|PM)$/.exec(text ?? "");
  if (!parts) return null;
  const [, month, day, year, hour, rest, half] = parts;
  const onTheDay = (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  const local = `${year}-${month}-${day}T${String(onTheDay).padStart(2, "0")}:${rest}`;
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime("America/New_York");
  return new Date(zoned.epochMilliseconds);
}
