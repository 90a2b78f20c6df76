import { readFile } from "node:fs/promises";
import { expect, inject, test } from "vitest";
import { makeDatabase, startApp } from "../e2e/app.ts";

const native = /\/app\/(core|blocks|domain|statistics|calendar|db|api|jobs|messages)\//;

test("the page bundle holds pages and looks, and refers to everything else", async () => {
  const bundle = await readFile("build/server/index.js", "utf8");
  // The bundler names each module that it takes in.
  const taken = [...bundle.matchAll(/^\/\/ (app\/\S+)$/gm)].map((match) => `/${match[1]}`);
  expect(taken).toContain("/app/web/context.ts");
  expect(taken.filter((path) => native.test(path))).toEqual([]);
  expect(bundle).toMatch(/from "#core\//);
});

test.each([[[]], [["--dev"]]])(
  "Node loads each module once, with %j",
  async (args) => {
    const database = await makeDatabase(inject("databaseServer"));
    const app = await startApp(
      { DATABASE_URL: database.url, NODE_OPTIONS: "--import ./test/architecture/loaded-modules.mjs" },
      ...args,
    );
    try {
      for (const path of ["/charter", "/tell-us", "/sign-in", "/api/v1/openapi.json"]) {
        expect((await fetch(app.url + path)).status).toBeLessThan(500);
      }
      const loaded = [...app.output().matchAll(/loaded (\S+)/g)].map((match) => match[1] ?? "");
      const ours = loaded.filter((url) => native.test(url)).map((url) => url.replace(/[?#].*/, ""));
      expect(ours.length).toBeGreaterThan(30);
      expect(ours.filter((url, index) => ours.indexOf(url) !== index)).toEqual([]);
    } finally {
      await app.stop();
      await database.drop();
    }
  },
  180_000,
);
