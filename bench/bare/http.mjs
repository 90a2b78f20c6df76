import { createServer } from "node:http";

const body = JSON.stringify({
  name: "Bench",
  languages: ["en", "nl"],
  timeZone: "Europe/Amsterdam",
  customerWord: {
    en: { one: "customer", other: "customers", theOne: "the customer", theOther: "the customers" },
  },
});
const server = createServer((_request, answer) => {
  answer.writeHead(200, { "Content-Type": "application/json" });
  answer.end(body);
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
process.on("SIGTERM", () => process.exit(0));
