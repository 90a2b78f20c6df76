// `npm test`: makes everything ready, then runs the tests with the Node that comes with the packages.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { home, prepare } from "../server/prepare.mjs";

try {
  const node = await prepare("pages");
  const { status } = spawnSync(
    node,
    [join(home, "node_modules/vitest/vitest.mjs"), "run", ...process.argv.slice(2)],
    {
      cwd: home,
      stdio: "inherit",
      // What the tests start in turn finds the same Node.
      env: {
        // The app starts some forty times; what Node compiled once it need not compile again.
        NODE_COMPILE_CACHE: join(home, "node_modules/.cache/kept"),
        ...process.env,
        PATH: `${dirname(node)}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}`,
      },
    },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
