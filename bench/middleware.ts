import type { Bench } from "./bench.ts";
import { call } from "./board-client.ts";
import { startBare, startKept } from "./server.ts";

const requests = 1500;
const together = 16;

/** Bench 1 of the design: one small answer through the whole middleware, beside bare node:http. */
export const middleware: Bench = {
  name: "middleware",
  ours: "/api/v1/organisation, requests/s",
  limit: "node:http, requests/s",
  target: 0.3,
  async open() {
    const kept = await startKept();
    const bare = await startBare("bench/bare/http.mjs");
    const rate = async (url: string, token?: string) => {
      const begun = performance.now();
      let left = requests;
      const one = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          await call("GET", url, undefined, token);
        }
      };
      await Promise.all(Array.from({ length: together }, one));
      return (requests * 1000) / (performance.now() - begun);
    };
    return {
      ours: () => rate(`${kept.url}/api/v1/organisation`, kept.key),
      limit: () => rate(bare.url),
      close: async () => {
        await Promise.all([kept.stop(), bare.stop()]);
      },
    };
  },
};
