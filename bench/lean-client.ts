import { connect, type Socket } from "node:net";

/** What a crowd got: answers a second, and what was no answer. */
export interface CrowdResult {
  rate: number;
  answers: number;
  /** Answers that were not 200, by their status line; and lost connections. */
  errors: Map<string, number>;
}

/**
 * Asks one address over so many connections that stay open, each asking again as soon as it was answered, for a while.
 * It reads no more of an answer than it must, so that it is not slower than what it measures.
 *
 * @param milliseconds how long
 */
export async function crowd(url: string, connections: number, milliseconds: number): Promise<CrowdResult> {
  const { hostname, port, pathname, search, host } = new URL(url);
  const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: keep-alive\r\n\r\n`;
  const errors = new Map<string, number>();
  const count = (error: string) => errors.set(error, (errors.get(error) ?? 0) + 1);
  let answers = 0;
  const begun = performance.now();
  const ends = begun + milliseconds;
  const one = () =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname);
      socket.setNoDelay(true);
      readAnswers(socket, (status) => {
        if (status === "HTTP/1.1 200 OK") answers += 1;
        else count(status);
        if (performance.now() < ends) socket.write(request);
        else socket.end();
      });
      socket.on("connect", () => socket.write(request));
      socket.on("error", (error) => count(error.message));
      socket.on("close", () => resolve());
    });
  await Promise.all(Array.from({ length: connections }, one));
  return { rate: (answers * 1000) / (performance.now() - begun), answers, errors };
}

/** Calls back with the status line of each answer once all of its bytes are there. */
function readAnswers(socket: Socket, answered: (status: string) => void): void {
  let head: Buffer = Buffer.alloc(0);
  let missing = 0;
  let status = "";
  socket.on("data", (chunk: Buffer) => {
    if (missing > 0) missing -= chunk.length;
    else {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end === -1) return;
      const text = head.toString("latin1", 0, end);
      status = text.slice(0, text.indexOf("\r\n"));
      const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? Number.NaN);
      missing = end + 4 + length - head.length;
      head = Buffer.alloc(0);
    }
    if (missing === 0) answered(status);
    else if (missing < 0 || Number.isNaN(missing)) socket.destroy(new Error("an answer without a known end"));
  });
}
