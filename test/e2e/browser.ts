import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const places = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Where a browser is, or null. Under CI its absence is a failure, elsewhere the browser tests are skipped and say so. */
export function browserPath(): string | null {
  const path = places.find((place) => place && existsSync(place)) ?? null;
  if (!path && process.env.CI) throw new Error("no Chromium was found, and CI must have one");
  if (!path) console.warn("no Chromium was found: the tests that need a browser are skipped");
  return path;
}

/** A browser without a window and without anything of its own on the network. */
export function openBrowser(path: string): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };
export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What the other light may change about a page that was looked at whole. */
const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What axe finds against WCAG 2.2 A and AA, one line each with the places; empty is good. The debugger brings it in, past the content policy. */
export async function axeFindings(
  page: Page,
  of: "everything" | "colours" = "everything",
): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(await readFile(axePath, "utf8"));
  const runOnly = of === "everything" ? everything : colours;
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } };
    const { violations } = await axe.run({ runOnly: only, resultTypes: ["violations"] });
    return violations.map(
      (each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
  }, runOnly);
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[] }[] }[];
}
