import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";

/**
 * Holds the arrows of the house. A checker that reads nothing also finds nothing, so violations are planted first and
 * must be found; then the house itself must be clean.
 */
const folders = ["app", "server", "cli", "test", "bench"].filter((folder) => existsSync(folder));
const command = ["node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", ...folders, "--config"];
const planted = [
  [
    "app/core/planted.ts",
    'import { setupCode } from "#domain/organisation/set-up.ts";\nexport const x = setupCode;\n',
    "core-knows-db",
  ],
  [
    "app/ui/planted.tsx",
    'import { NotFound } from "#core/errors.ts";\nexport const x = NotFound;\n',
    "ui-knows-nothing",
  ],
  [
    "app/domain/organisation/planted.ts",
    'import { x } from "#domain/results/planted.ts";\nexport const y = x;\n',
    "organisation-looks-downstream-only",
  ],
  ["app/domain/results/planted.ts", "export const x = 1;\n", null],
];

const cruise = () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { status, output: stdout + stderr };
};

mkdirSync("app/domain/results", { recursive: true });
for (const [path, text] of planted) writeFileSync(path, text);
let found;
try {
  found = cruise();
} finally {
  for (const [path] of planted) rmSync(path);
}
const missed = planted.filter(([, , rule]) => rule && !found.output.includes(rule));
if (missed.length > 0) {
  console.error(
    `planted violations were not found: ${missed.map(([, , rule]) => rule).join(", ")}\n${found.output}`,
  );
  process.exit(1);
}

const house = cruise();
console.log(house.output.trim());
if (house.status !== 0) process.exit(1);
console.log("the planted violations were found, the house is clean");
