// Makes the typefaces of public pages and the board: the letters of the languages that Kept speaks, out of the files that
// staff pages use, so that a page stays under 50 KB on any phone. Run `npm run fonts` after a new version of a typeface.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const { resolve } = createRequire(import.meta.url);

/** ASCII, the accented letters of Dutch, English, French, German and Spanish, and the signs of our texts. */
const letters = [
  ...Array.from({ length: 0x7f - 0x20 }, (_each, index) => String.fromCodePoint(0x20 + index)),
  "àâäáãçèéêëìíîïñòóôöõùúûüýÿœæßÀÂÄÁÃÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝŸŒÆ",
  "¡¿«»‹›·•°§€£–—‘’‚“”„…×÷±→←↑↓−\u00a0\u202f",
].join("");

const typefaces = [
  {
    from: "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    to: "inter.woff2",
    variationAxes: { wght: { min: 400, max: 650 } },
    keepFeatures: ["kern", "mark", "tnum"],
  },
  {
    from: "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
    to: "source-serif-4.woff2",
    variationAxes: { wght: 600 },
    keepFeatures: ["kern", "mark", "lnum"],
  },
];

for (const { from, to, ...options } of typefaces) {
  const font = await subsetFont(await readFile(resolve(from)), letters, {
    targetFormat: "woff2",
    ...options,
  });
  await writeFile(new URL(to, import.meta.url), font);
  console.log(`${to}: ${font.length} bytes`);
}
