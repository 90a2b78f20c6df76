import { readFileSync } from "node:fs";
import { createServer } from "node:http";

// The least that a public page can be: the same bytes to everybody.
const body = readFileSync(process.env.BODY);
const server = createServer((_request, answer) => {
  answer.writeHead(200, { "Content-Type": process.env.TYPE, "Content-Length": body.length });
  answer.end(body);
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
process.on("SIGTERM", () => process.exit(0));
