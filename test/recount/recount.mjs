#!/usr/bin/env node
/**
 * Counts the figures of every standard again, month by month, from the CSV files that Kept gives out, and holds them
 * against what `GET /standards/{id}/performance` says. It imports nothing of the app.
 *
 *   node test/recount/recount.mjs http://localhost:3000 kept_…   (an API key that reads)
 *
 * Ends with 1 when a figure differs, with one line for each difference.
 */
import { argv, exit } from "node:process";
import { pathToFileURL } from "node:url";
import { countedRows, figureOf, habitsOf, monthIn } from "./arithmetic.mjs";
import { rowsOf } from "./csv.mjs";
import { calendarOf, workingDeadline } from "./working-time.mjs";

const lists = {
  standards: "standards",
  cases: "cases",
  promises: "promises",
  nextAnswers: "next-answers",
  answersAsKnown: "answers-as-known",
  closings: "closings",
  pauses: "pauses",
  deadlines: "deadlines",
  feelings: "feelings",
  teams: "teams",
  calendars: "calendars",
};

/**
 * Recounts every standard as of one moment.
 * @param ask asks the API: method, path and body in, the text of the answer out
 * @param change for tests: what to do to the files before they are counted
 * @returns what was held against each other, and where it differs
 */
export async function recount(ask, asOf = new Date().toISOString(), change = (files) => files) {
  const { timeZone } = JSON.parse(await ask("GET", "/organisation"));
  const texts = await Promise.all(Object.values(lists).map((list) => ask("POST", `/exports/${list}`, {})));
  const files = change(
    Object.fromEntries(Object.keys(lists).map((name, index) => [name, rowsOf(texts[index])])),
  );
  const results = [];
  for (const standard of files.standards) {
    const address = `/standards/${standard.id}/performance?asOf=${encodeURIComponent(asOf)}`;
    const theirs = JSON.parse(await ask("GET", address));
    const ours = countAgain(standard, files, Date.parse(asOf), timeZone);
    const { deadlines, ...figures } = ours;
    const differences = differencesOf(figures, theirs);
    if (deadlines?.wrong > 0)
      differences.push(`${deadlines.wrong} of ${deadlines.computed} deadlines are computed otherwise`);
    results.push({ standard, ours, theirs, differences });
  }
  return results;
}

/** The figures of one standard as the API would write them. */
function countAgain(standard, files, asOf, zone) {
  const target = Number(standard.target);
  if (standard.measure === "felt") return feltAgain(standard, files, target);
  const month = monthIn(zone);
  const deadlines = standard.time === "working" ? deadlinesAgain(standard, files) : null;
  const rows = countedRows(standard, files, asOf).filter((row) => row.state !== "open");
  const counted = rows.filter((row) => row.state !== "released");
  const count = (state) => rows.filter((row) => row.state === state).length;
  const byMonth = new Map();
  for (const row of counted) {
    const each = byMonth.get(month(row.deadline)) ?? { met: 0, total: 0 };
    each.total += 1;
    if (row.state === "met") each.met += 1;
    byMonth.set(month(row.deadline), each);
  }
  const promises = standard.measure === "promise_kept";
  const still = rows.filter((row) => row.still > 0);
  return {
    ...figureOf(count("met"), counted.length, target),
    deadlines,
    late: count("late"),
    broken: count("broken"),
    overdue: count("overdue"),
    months: monthsOf(byMonth, target),
    paused: promises
      ? null
      : { count: still.length, hours: still.reduce((sum, row) => sum + row.still, 0) / 3600 },
    released: promises ? count("released") : null,
    ...(promises
      ? habitsOf(standard, files, asOf)
      : { promisesPer100Cases: null, medianLeadTimeHours: null }),
  };
}

/** Of the deadlines in working time that never stood still: how many could be computed, and how many are otherwise. */
function deadlinesAgain(standard, files) {
  const teamOf = new Map(files.cases.map((row) => [row.id, row.teamId]));
  const calendars = new Map();
  const found = { computed: 0, wrong: 0 };
  for (const row of files.deadlines) {
    const team = teamOf.get(row.caseId);
    const still = Number(row.pausedSeconds) > 0 || row.deadline === "Infinity";
    if (row.standardId !== standard.id || still || team === undefined) continue;
    if (!calendars.has(team)) calendars.set(team, calendarOf(team, files));
    const computed = workingDeadline(Date.parse(row.startsAt), row.within, calendars.get(team));
    if (computed === undefined) continue;
    const written = row.deadline === "" ? null : Date.parse(row.deadline);
    const same =
      computed === null || written === null ? computed === written : Math.abs(computed - written) <= 1;
    found.computed += 1;
    if (!same) found.wrong += 1;
  }
  return found;
}

/** Feelings leave in no file; what may be told of their months does. */
function feltAgain(standard, files, target) {
  const months = files.feelings.filter((row) => row.teamId === standard.teamId);
  const byMonth = new Map(
    months.map((row) => [
      row.month,
      { met: Number(row.top), margin: Number(row.topMargin), total: Number(row.answers) },
    ]),
  );
  const sum = (field) => [...byMonth.values()].reduce((all, each) => all + each[field], 0);
  return {
    ...figureOf(sum("met"), sum("total"), target, sum("margin")),
    months: monthsOf(byMonth, target),
    paused: null,
    released: null,
  };
}

/** Every month from the first to the last, those without anything counted too. */
function monthsOf(byMonth, target) {
  const names = [...byMonth.keys()].sort();
  if (names.length === 0) return [];
  const months = [];
  let [year, month] = names[0].split("-").map(Number);
  for (let name = names[0]; ; ) {
    const { met, total, margin } = byMonth.get(name) ?? { met: 0, total: 0 };
    months.push({ month: name, ...figureOf(met, total, target, margin) });
    if (name === names.at(-1)) return months;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    name = `${year}-${String(month).padStart(2, "0")}`;
  }
}

/** Every place in which two answers differ; numbers may differ by what the last bits of a division do. */
function differencesOf(ours, theirs, path = "") {
  if (typeof ours === "number" && typeof theirs === "number") {
    return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours))
      ? []
      : [`${path}: ${ours} here, ${theirs} there`];
  }
  if (ours === null || theirs === null || typeof ours !== "object" || typeof theirs !== "object") {
    return ours === theirs ? [] : [`${path}: ${ours} here, ${theirs} there`];
  }
  const names = Array.isArray(ours)
    ? Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => index)
    : Object.keys(ours);
  return names.flatMap((name) =>
    differencesOf(ours[name], theirs[name], path ? `${path}.${name}` : `${name}`),
  );
}

/** One line for each standard, and one for each difference. */
export function tell(results, write = console.log) {
  for (const { standard, ours, differences } of results) {
    const words = `${standard.name} (${standard.measure}): ${ours.met} of ${ours.total} in ${ours.months.length} months`;
    write(`${differences.length === 0 ? "agrees " : "DIFFERS"} ${words}`);
    for (const difference of differences) write(`        ${difference}`);
  }
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const [, , url, key] = argv;
  if (!url || !key) {
    console.error("recount: give the address of Kept and an API key that reads");
    exit(2);
  }
  const results = await recount(async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.text();
  });
  tell(results);
  exit(results.some(({ differences }) => differences.length > 0) ? 1 : 0);
}
