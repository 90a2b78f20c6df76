import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Malformed, TooLarge, TooSlow, Unavailable } from "./errors.ts";
import { BodyRoom, boundLarge, mayBeLarge, readSmall, unreadable } from "./request-body.ts";

const kilobyte = 1024;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A body that comes in pieces and counts how many were asked for. */
function comingIn(pieces: number, size: number, options: { stalls?: boolean } = {}) {
  let asked = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        asked += 1;
        if (asked > pieces) {
          if (options.stalls) await new Promise(() => undefined);
          return controller.close();
        }
        controller.enqueue(new Uint8Array(size));
      },
    },
    { highWaterMark: 0 },
  );
  const request = new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);
  return { request, asked: () => asked };
}

test("a body without a length is read no further than what may be sent", async () => {
  const { request, asked } = comingIn(1_000, 64 * kilobyte);
  expect(mayBeLarge(request)).toBe(true);
  const held = new BodyRoom(1, 1e9).enter();
  await expect(readSmall(request, 256 * kilobyte, held)).rejects.toThrow(TooLarge);
  expect(asked()).toBeLessThan(8);
});

test("a body that says that it is too long is not read at all", async () => {
  const { request, asked } = comingIn(1, 1);
  const named = new Request(request, { headers: { "Content-Length": "1000001" } });
  const held = new BodyRoom(1, 1e9).enter();
  await expect(readSmall(named, 1_000_000, held)).rejects.toThrow(TooLarge);
  expect(() => boundLarge(named, 1_000_000, held)).toThrow(TooLarge);
  // The stream itself may look for its first piece.
  expect(asked()).toBeLessThan(2);
});

test("a form that is not whole after 15 seconds, and a file of which nothing comes for 15, are given up", async () => {
  const room = new BodyRoom(2, 1e9);
  const form = readSmall(comingIn(1, 10, { stalls: true }).request, 1_000, room.enter());
  const late = expect(form).rejects.toThrow(TooSlow);
  await vi.advanceTimersByTimeAsync(15_100);
  await late;
  const file = boundLarge(comingIn(1, 10, { stalls: true }).request, 1_000, room.enter());
  const read = expect(new Response(file).arrayBuffer()).rejects.toThrow(TooSlow);
  await vi.advanceTimersByTimeAsync(15_100);
  await read;
});

test("what is held at once is bounded in number and bytes, and free again after", async () => {
  const room = new BodyRoom(2, 300 * kilobyte);
  const [one, two] = [room.enter(), room.enter()];
  expect(() => room.enter()).toThrow(Unavailable);
  await readSmall(comingIn(4, 64 * kilobyte).request, 1e9, one);
  await expect(readSmall(comingIn(4, 64 * kilobyte).request, 1e9, two)).rejects.toThrow(Unavailable);
  // Ordinary forms come through all the same.
  two.leave();
  const form = room.enter();
  expect((await readSmall(comingIn(1, 60 * kilobyte).request, 1e9, form)).byteLength).toBe(60 * kilobyte);
  form.leave();
  form.leave();
  one.leave();
  const again = room.enter();
  await readSmall(comingIn(4, 64 * kilobyte).request, 1e9, again);
});

test("a large file is bounded while somebody else reads it, and says why it ends", async () => {
  const { request, asked } = comingIn(1_000, 64 * kilobyte);
  const body = boundLarge(request, 200 * kilobyte, new BodyRoom(1, 1e9).enter());
  const type = "multipart/form-data; boundary=x";
  const error = await new Response(body, { headers: { "Content-Type": type } })
    .formData()
    .catch((each) => each);
  expect(unreadable(error)).toBeInstanceOf(TooLarge);
  expect(asked()).toBeLessThan(8);
  expect(unreadable(new TypeError("no boundary"))).toBeInstanceOf(Malformed);
});
