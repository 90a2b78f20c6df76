// `npm run kept -- …`: runs the command line with the Node that comes with the packages.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { home, prepare } from "../server/prepare.mjs";

try {
  const node = await prepare("packages");
  const child = spawn(node, [join(home, "cli/main.ts"), ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("error", (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
