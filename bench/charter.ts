import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench } from "./bench.ts";
import { call } from "./board-client.ts";
import { crowd } from "./lean-client.ts";
import { type Running, startBare, startKept } from "./server.ts";

const visitors = 200;
/** Milliseconds of each measurement. */
const long = 2_000;

/** Bench 11 of the design: the public charter to a crowd, beside a bare server that sends the same bytes. */
export const charter = crowdOn("charter", "/charter");
/** The same for programs that read it. */
export const charterInApi = crowdOn("charter-api", "/api/v1/public/charter");

function crowdOn(name: string, path: string): Bench {
  return {
    name,
    ours: `${path} to ${visitors} visitors, requests/s`,
    limit: "node:http with the same bytes, requests/s",
    target: 0.5,
    async open() {
      const kept = await startKept();
      await publish(kept);
      const answer = await fetch(kept.url + path, { headers: { "Accept-Encoding": "identity" } });
      const folder = await mkdtemp(join(tmpdir(), "kept-bench-bytes-"));
      const body = join(folder, "body");
      await writeFile(body, Buffer.from(await answer.arrayBuffer()));
      const bare = await startBare("bench/bare/bytes.mjs", {
        BODY: body,
        TYPE: answer.headers.get("Content-Type") ?? "",
      });
      const rate = async (url: string) => {
        const { rate, errors } = await crowd(url, visitors, long);
        if (errors.size > 0) throw new Error(`not every visitor was answered: ${[...errors].join("; ")}`);
        return rate;
      };
      return {
        ours: () => rate(kept.url + path),
        limit: () => rate(bare.url),
        close: async () => {
          await Promise.all([kept.stop(), bare.stop(), rm(folder, { recursive: true, force: true })]);
        },
      };
    },
  };
}

/** A charter of some length: five principles, each with a pledge on a standard. */
async function publish({ url, key }: Running): Promise<void> {
  const post = async (at: string, body: unknown) =>
    (await call("POST", `${url}/api/v1${at}`, body, key)) as { id: string };
  for (let each = 1; each <= 5; each += 1) {
    const principle = await post("/principles", {
      statement: `We call back within ${each} days, also when there is nothing new`,
    });
    await post(`/principles/${principle.id}/agreement`, {});
    await post(`/principles/${principle.id}/publication`, { signOff: true });
    const standard = await post("/standards", {
      name: `Answered in ${each} days`,
      measure: "first_answer",
      target: 0.9,
      within: `P${each}D`,
    });
    const pledge = await post("/pledges", {
      text: `You hear from us within ${each} days`,
      standardId: standard.id,
      principleIds: [principle.id],
    });
    await post(`/pledges/${pledge.id}/publication`, { signOff: true });
  }
}
