import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { askOutside, isInner } from "./outbound.ts";

const servers: (() => void)[] = [];
afterEach(() => {
  for (const stop of servers.splice(0)) stop();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("inner addresses are known in every writing", () => {
  for (const address of [
    "127.0.0.1",
    "10.1.2.3",
    "172.31.255.255",
    "192.168.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "::ffff:a00:1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
  ]) {
    expect(isInner(address), address).toBe(true);
  }
  for (const address of ["1.1.1.1", "172.32.0.1", "193.0.0.1", "2a00:1450::1", "::ffff:1.1.1.1"]) {
    expect(isInner(address), address).toBe(false);
  }
});

test("an IPv4 address counts the same in IPv6 clothes", () => {
  fc.assert(fc.property(fc.ipV4(), (address) => isInner(address) === isInner(`::ffff:${address}`)));
});

test("an inner server is refused by address and by name, unless the operator named it", async () => {
  const host = await serve((_request, response) => response.end("inside"));
  const port = host.split(":")[1];
  await expect(askOutside(`http://${host}/`, {}, new Set())).rejects.toThrow("inner address");
  await expect(askOutside(`http://localhost:${port}/`, {}, new Set())).rejects.toThrow("inner address");
  await expect(askOutside("file:///etc/passwd", {}, new Set())).rejects.toThrow("http");
  expect(await (await askOutside(`http://${host}/`, {}, new Set([host]))).text()).toBe("inside");
  await expect(askOutside(`http://localhost:${port}/`, {}, new Set([host]))).rejects.toThrow("inner address");
});

test("it is led nowhere else and takes no more than 64 KB", async () => {
  const away = await serve((_request, response) => {
    response.writeHead(302, { Location: "http://169.254.169.254/" }).end();
  });
  await expect(askOutside(`http://${away}/`, {}, new Set([away]))).rejects.toThrow("leads elsewhere");
  const large = await serve((_request, response) => response.end(Buffer.alloc(65 * 1024)));
  await expect(askOutside(`http://${large}/`, {}, new Set([large]))).rejects.toThrow("too large");
});
