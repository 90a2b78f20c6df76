import { readFile } from "node:fs/promises";

/** What a crowd on one page was answered, and what it cost. */
export interface CrowdFigures {
  what: string;
  answers: number;
  /** Answers that are neither good nor a refusal that says when to come again. */
  errors: number;
  refused: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  /** Longest time that a health check waited: nothing else is answered while the event loop stands still. */
  longestStall: number;
  /** Megabytes resident: before, at most, and ten seconds after. */
  before: number;
  most: number;
  after: number;
}

/** Megabytes that a process holds. Only on Linux. */
export const residentOf = async (pid: number): Promise<number> =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);

/** People who ask for the same again and again, side by side. */
export async function crowd(
  what: string,
  app: { url: string; pid: number },
  people: number,
  seconds: number,
  ask: () => Promise<Response | null>,
): Promise<CrowdFigures> {
  const before = await residentOf(app.pid);
  const times: number[] = [];
  let [errors, refused, most, longestStall] = [0, 0, before, 0];
  let over = false;
  const watching = (async () => {
    while (!over) {
      const began = performance.now();
      await fetch(`${app.url}/healthz`).then((answer) => answer.text());
      longestStall = Math.max(longestStall, performance.now() - began);
      most = Math.max(most, await residentOf(app.pid));
      await new Promise((next) => setTimeout(next, 50));
    }
  })();
  const until = Date.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: people }, async () => {
      while (Date.now() < until) {
        const began = performance.now();
        const answer = await ask().catch(() => null);
        times.push(performance.now() - began);
        if (answer && answer.status < 400) continue;
        if (answer?.headers.get("Retry-After")) refused += 1;
        else errors += 1;
      }
    }),
  );
  over = true;
  await watching;
  await new Promise((next) => setTimeout(next, 10_000));
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? 0);
  return {
    what,
    answers: times.length,
    errors,
    refused,
    p50: at(0.5),
    p95: at(0.95),
    longestStall: Math.round(longestStall),
    before,
    most,
    after: await residentOf(app.pid),
  };
}
