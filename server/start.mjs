// `npm start`: makes everything ready and runs the server with the Node that comes with the packages.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { nodeFlags } from "./node-flags.mjs";
import { home, prepare } from "./prepare.mjs";

const options = process.argv.slice(2);
const development = options.includes("--dev");

try {
  await serve(await prepare(development ? "packages" : "pages"));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function serve(node) {
  const environment = {
    // What Node compiled once it need not compile at the next start.
    NODE_COMPILE_CACHE: join(home, "node_modules/.cache/kept"),
    ...process.env,
    NODE_ENV: development ? "development" : "production",
  };
  // Over the channel the server notices, by the event "disconnect", should this process be killed.
  const settings = { cwd: process.cwd(), env: environment, stdio: ["inherit", "inherit", "inherit", "ipc"] };
  const server = spawn(node, [...nodeFlags, join(home, "server/main.ts"), ...options], settings);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the server by itself; twice might mean "at once" to it.
      if (signal !== "SIGINT" || !process.stdin.isTTY) server.kill(signal);
    });
  }
  await new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (code, signal) => {
      process.exitCode = code ?? 128 + constants.signals[signal];
      resolve();
    });
  });
  process.exit();
}
