import net from "node:net";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { troubleOf } from "./trouble.ts";

test.each(["57P01", "57P03", "08006", "53300", "57014", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"])(
  "%s is a database that is away",
  (code) => expect(troubleOf(Object.assign(new Error("x"), { code }))).toBe("away"),
);
test.each(["53100", "ENOSPC"])("%s is a disk that is full", (code) =>
  expect(troubleOf(new Error("x", { cause: Object.assign(new Error("y"), { code }) }))).toBe("full"),
);
test.each(["23505", "40001", "42501", "22021", "ENOENT"])("%s is neither", (code) =>
  expect(troubleOf(Object.assign(new Error("x"), { code }))).toBeNull(),
);

test("a server that is not there, that hangs up, and that is too busy are away as the driver really says it", async () => {
  const fails = async (settings: pg.ClientConfig) => {
    const client = new pg.Client({ connectionTimeoutMillis: 300, ...settings });
    client.on("error", () => undefined);
    return troubleOf(await client.connect().catch((error) => error));
  };
  expect(await fails({ host: "127.0.0.1", port: 1 })).toBe("away");
  expect(await fails({ host: "localhost", port: 1 })).toBe("away");
  expect(await fails({ host: "/tmp/there-is-no-such-folder", port: 5432 })).toBe("away");
  const server = net.createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const port = (server.address() as net.AddressInfo).port;
  expect(await fails({ host: "127.0.0.1", port })).toBe("away");
  server.close();
  const pool = new pg.Pool({
    ...inject("databaseServer").connection,
    max: 1,
    connectionTimeoutMillis: 2_000,
  });
  const only = await pool.connect();
  expect(troubleOf(await pool.query("select 1").catch((error) => error))).toBe("away");
  expect(
    troubleOf(await only.query("set statement_timeout = 50; select pg_sleep(5)").catch((error) => error)),
  ).toBe("away");
  only.release();
  await pool.end();
});
