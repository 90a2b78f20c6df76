// Makes a checkout ready to run: packages, then pages. Plain JavaScript without dependencies, since it runs before there
// are any, on any Node from 20. Used by `npm start`, `npm test` and `npm run kept`.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { holdingLock } from "./start-lock.mjs";

export const home = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Installs the packages when they are absent or stale; with "pages", also builds the pages when their sources changed.
 * One process at a time. Answers the path of the Node 26 that came with the packages.
 */
export async function prepare(upTo) {
  await holdingLock(join(home, ".kept-start.lock"), async () => {
    if (!isInstalled()) await install();
    if (upTo === "pages" && !isBuilt()) await build();
  });
  return checkedNode26();
}

function isInstalled() {
  const stamp = join(home, "node_modules/.kept-lock");
  const wanted = hashOf(["package-lock.json"]);
  if (contentOf(stamp) === wanted) return true;
  if (!matchesPackageLock()) return false;
  // Somebody installed by hand, or an image was built so.
  writeStamp(stamp, wanted);
  return true;
}

/** Whether npm's own record of what it installed says the same as package-lock.json, except for other platforms. */
function matchesPackageLock() {
  const record = contentOf(join(home, "node_modules/.package-lock.json"));
  if (!record) return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(readFileSync(join(home, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional, peer }]) => {
    if (path === "") return true;
    const found = installed[path];
    if (!found) return Boolean(optional || devOptional || peer);
    return found.version === version && found.integrity === integrity;
  });
}

async function install() {
  console.log("Installing packages…");
  const quiet = ["--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const problems = [];
  if ((await runNpm(["ci", ...quiet], problems)) !== 0) {
    // A lock made where packages for other platforms were out of reach lacks them, which `npm ci` refuses.
    const incomplete = problems.join("").includes("EUSAGE");
    if (!incomplete || (await runNpm(["install", "--no-save", ...quiet], problems)) !== 0) {
      throw new Error(`${problems.join("")}\nInstalling the packages failed; npm says why above.`);
    }
  }
  if (!existsSync(node26()))
    await runNpm(["rebuild", "node", "--ignore-scripts=false", "--loglevel=error"], problems);
  writeStamp(join(home, "node_modules/.kept-lock"), hashOf(["package-lock.json"]));
}

async function runNpm(parameters, output) {
  const npm = process.env.npm_execpath;
  // Other package managers set the same variable.
  if (npm?.endsWith("npm-cli.js"))
    return await run(process.execPath, [npm, ...parameters], { stdio: "pipe" }, output);
  return await run("npm", parameters, { stdio: "pipe", shell: process.platform === "win32" }, output);
}

/** The Node of the packages, or the one that runs this if it is as new. */
function node26() {
  const bundled = join(home, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
  const ownMajor = Number(process.versions.node.split(".")[0]);
  return !existsSync(bundled) && ownMajor >= 26 ? process.execPath : bundled;
}

function checkedNode26() {
  const path = node26();
  if (existsSync(path)) return path;
  throw new Error(
    `The packages are installed, but their Node 26 is missing (${path}), probably because npm is set to run no install scripts. Run \`npm rebuild node --ignore-scripts=false\`, or start with Node 26.`,
  );
}

function isBuilt() {
  return contentOf(join(home, "build/.kept-sources")) === sources();
}

async function build() {
  console.log("Building…");
  const wanted = sources();
  const tool = join(home, "node_modules/@react-router/dev/bin.cjs");
  const environment = { ...process.env, NODE_ENV: "production" };
  const output = [];
  const code = await run(checkedNode26(), [tool, "build"], { env: environment, stdio: "pipe" }, output);
  if (code !== 0) throw new Error(`${output.join("")}\nBuilding failed; the reason is above.`);
  // The build empties its folder first, so the stamp is there only after one that went well.
  writeStamp(join(home, "build/.kept-sources"), wanted);
}

function sources() {
  const files = ["vite.config.ts", "react-router.config.ts", "package.json", "package-lock.json"];
  for (const folder of ["app", "public"]) {
    if (!existsSync(join(home, folder))) continue;
    for (const entry of readdirSync(join(home, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) {
        files.push(join(entry.parentPath ?? entry.path, entry.name).slice(home.length + 1));
      }
    }
  }
  return hashOf(files.sort());
}

async function run(program, parameters, settings = {}, output = []) {
  const child = spawn(program, parameters, { cwd: home, stdio: "inherit", ...settings });
  const stop = () => child.kill();
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => output.push(data));
  try {
    return await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", resolve);
    });
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, stop);
  }
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0${contentOf(join(home, file)) ?? ""}\0`);
  return hash.digest("hex");
}

function contentOf(path) {
  return existsSync(path) ? readFileSync(path, "latin1") : undefined;
}

function writeStamp(path, content) {
  try {
    writeFileSync(path, content);
  } catch (error) {
    // An installation that cannot be written to is simply compared again at the next start.
    if (!["EACCES", "EPERM", "EROFS"].includes(error.code)) throw error;
  }
}
