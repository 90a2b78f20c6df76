import { readFile } from "node:fs/promises";
import http from "node:http";
import type { ProvidedContext } from "vitest";
import { type App, makeDatabase, startApp } from "../e2e/app.ts";
import { setUpByForm } from "../e2e/set-up.ts";

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

/** The product as a process, set up, and a client that sends whatever it is told to. */
export interface Client {
  app: App;
  port: number;
  databaseUrl: string;
  /** A request byte for byte, with headers that `fetch` would not send. */
  ask(
    method: string,
    path: string,
    headers?: Record<string, string>,
    body?: string | Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<Answer>;
  /** Headers of a form that one of our own pages sends. */
  own(): Record<string, string>;
  /** The owner's session, as a Cookie header. */
  signIn(): Promise<string>;
  residentMegabytes(): Promise<number>;
  close(): Promise<void>;
}

export const form = { "Content-Type": "application/x-www-form-urlencoded" };

export async function openClient(
  server: ProvidedContext["databaseServer"],
  env: Record<string, string> = {},
): Promise<Client> {
  const database = await makeDatabase(server);
  const app = await startApp({ DATABASE_URL: database.url, ...env });
  const port = Number(new URL(app.url).port);
  await setUpByForm(app);
  const own = () => ({ Origin: app.url, ...form });
  const ask: Client["ask"] = (method, path, headers = {}, body = "") =>
    askOn(port, method, path, headers, body);
  return {
    app,
    port,
    databaseUrl: database.url,
    ask,
    own,
    async signIn() {
      const fields = { email: "noor@veldhaven.example", password: "tulips under a wide sky" };
      const answer = await ask("POST", "/sign-in", own(), new URLSearchParams(fields).toString());
      const cookies = answer.headers["set-cookie"] ?? [];
      if (answer.status !== 302 || cookies.length === 0)
        throw new Error(`signing in answered ${answer.status}`);
      return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
    },
    residentMegabytes: async () =>
      Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${app.process.pid}/status`, "utf8"))?.[1]) / 1024,
    async close() {
      await app.stop();
      await database.drop();
    },
  };
}

function askOn(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const given = { Host: `localhost:${port}`, Connection: "close", ...headers };
    const request = http.request({ host: "127.0.0.1", port, method, path, headers: given }, (response) => {
      let text = "";
      response.on("data", (data) => {
        text += data;
      });
      response.on("error", () => undefined);
      response.on("close", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    // Whoever is turned away in the middle of sending may hear of it by a broken pipe only after the answer.
    request.on("error", (error) => setTimeout(() => reject(error), 500));
    void send(request, body);
  });
}

async function send(
  request: http.ClientRequest,
  body: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  if (typeof body === "string" || body instanceof Uint8Array) {
    request.end(body);
    return;
  }
  for await (const piece of body) {
    if (request.destroyed || !request.writable) return;
    if (!request.write(piece)) await new Promise((next) => setTimeout(next, 2));
  }
  request.end();
}
