import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fontBytes, type Outline } from "./font-bytes.ts";

/** What we use of fontkit, the reader of fonts that the printing library brings with it. */
interface ReadFont {
  unitsPerEm: number;
  ascent: number;
  descent: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): {
    advanceWidth: number;
    path: { commands: { command: string; args: number[] }[] };
  };
}
const here = createRequire(import.meta.url);
/** Loaded with the first sheet: it holds 20 MB, and most processes never print. */
const reader = () => createRequire(here.resolve("pdfkit"))("fontkit") as { create(bytes: Buffer): ReadFont };

/** The parts in which a family is shipped, the most likely first. */
const parts = ["latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese"];
const inter = parts.map((part) => `@fontsource-variable/inter/files/inter-${part}-wght-normal.woff2`);
const serif = parts.map(
  (part) => `@fontsource-variable/source-serif-4/files/source-serif-4-${part}-wght-normal.woff2`,
);
/** Arrows, ticks, signs of arithmetic, emoji in one colour: what people type on notes beside letters. */
const symbols = [
  "@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2",
  "@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff2",
  "@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-math-400-normal.woff2",
  "@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff2",
];
const families = { inter: [...inter, ...symbols], serif: [...serif, ...inter, ...symbols] };

/** Which signs can be printed, by code point. */
export async function printableSigns(): Promise<(codePoint: number) => boolean> {
  const fonts = await Promise.all(families.inter.map(readPart));
  return (codePoint) => fonts.some((font) => font?.hasGlyphForCodePoint(codePoint));
}

/**
 * A font for print with just the signs of these texts, from our own families and one of symbols. They are shipped
 * compressed and by script, which the printing library cannot embed: so the outlines are read and one plain font is
 * made of them, in the measure of the first. A sign that no part has prints as a box.
 */
export async function printFont(family: keyof typeof families, texts: string[]): Promise<Buffer> {
  const wanted = new Set([...texts.join("")].map((sign) => sign.codePointAt(0) ?? 0));
  const outlines: Outline[] = [];
  let frame: ReadFont | null = null;
  for (const name of families[family]) {
    if (frame && wanted.size === 0) break;
    const font = await readPart(name);
    if (!font) continue;
    frame ??= font;
    for (const codePoint of wanted) {
      if (codePoint < 32 || !font.hasGlyphForCodePoint(codePoint)) continue;
      outlines.push(outlineOf(font, codePoint, frame.unitsPerEm / font.unitsPerEm));
      wanted.delete(codePoint);
    }
  }
  if (!frame) throw new Error(`the fonts of ${family} are not installed`);
  const { unitsPerEm, ascent, descent } = frame;
  return fontBytes({ name: `Kept-${family}`, unitsPerEm, ascent, descent, outlines });
}

const read = new Map<string, Promise<ReadFont | null>>();

/** A part of a family, read once; null where it is not shipped. */
function readPart(name: string): Promise<ReadFont | null> {
  const known = read.get(name);
  if (known) return known;
  const reading = readFile(pathOf(name) ?? "").then(
    (bytes) => reader().create(bytes),
    () => null,
  );
  read.set(name, reading);
  return reading;
}

function pathOf(name: string): string | null {
  try {
    return here.resolve(name);
  } catch {
    return null;
  }
}

/** The contours of a sign: quadratic curves as the font has them, `scale` times as large, in whole numbers of units. */
function outlineOf(font: ReadFont, codePoint: number, scale: number): Outline {
  const { advanceWidth, path } = font.glyphForCodePoint(codePoint);
  const contours: Outline["contours"] = [];
  for (const { command, args } of path.commands) {
    const [x = 0, y = 0, toX = 0, toY = 0] = args.map((value) => Math.round(value * scale));
    if (command === "moveTo") contours.push([{ x, y, on: true }]);
    else if (command === "lineTo") contours.at(-1)?.push({ x, y, on: true });
    else if (command === "quadraticCurveTo")
      contours.at(-1)?.push({ x, y, on: false }, { x: toX, y: toY, on: true });
  }
  return { codePoint, advance: Math.round(advanceWidth * scale), contours: contours.map(withoutEnd) };
}

/** A contour closes by itself: an end on top of its beginning is left out. */
function withoutEnd(contour: Outline["contours"][number]): Outline["contours"][number] {
  const [first, last] = [contour[0], contour.at(-1)];
  const closed = contour.length > 1 && first && last?.on && first.x === last.x && first.y === last.y;
  return closed ? contour.slice(0, -1) : contour;
}
