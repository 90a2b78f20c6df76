import { createServer } from "node:http";

// The least that a board can be: what one posts, all who listen get, and nothing is kept.
const listeners = new Set();
const server = createServer((request, answer) => {
  if (request.method === "GET") {
    answer.writeHead(200, { "Content-Type": "text/event-stream" });
    answer.write("event: ready\ndata: {}\n\n");
    listeners.add(answer);
    request.on("close", () => listeners.delete(answer));
    return;
  }
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const message = `event: shared\ndata: ${JSON.stringify({ changed: { note: [JSON.parse(Buffer.concat(chunks))] } })}\n\n`;
    for (const listener of listeners) listener.write(message);
    answer.writeHead(201, { "Content-Type": "application/json" });
    answer.end("{}");
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
process.on("SIGTERM", () => process.exit(0));
