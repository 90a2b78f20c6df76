import { inflateSync } from "node:zlib";

/** Reads a PDF of ours back: pages, paper and type sizes, and the words as somebody who copies them gets them. */
export function wordsInPdf(pdf: Buffer) {
  const raw = pdf.toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n/g)].map((match) => {
    const start = (match.index ?? 0) + match[0].length;
    try {
      return inflateSync(pdf.subarray(start, raw.indexOf("endstream", start))).toString("latin1");
    } catch {
      return "";
    }
  });
  const signs = streams.filter((stream) => stream.includes("beginbfrange")).map(unicodeOf);
  const content = streams.filter((stream) => stream.includes(" Tf"));
  // Each font has its own numbers for signs: what is read with the wrong one is no word, and does no harm.
  const shown = content.flatMap((stream) =>
    [...stream.matchAll(/\[([^\]]*)\] TJ/g)].map(([, codes]) => codes ?? ""),
  );
  const readWith = (map: Map<string, string>) =>
    shown
      .map((codes) =>
        (codes.match(/<[0-9a-f]+>/g) ?? []).flatMap((hex) => hex.slice(1, -1).match(/.{4}/g) ?? []),
      )
      .map((codes) => codes.map((code) => map.get(code) ?? "?").join(""))
      .join("");
  return {
    pages: [...raw.matchAll(/\/Type \/Page\b(?!s)/g)].length,
    paper: /\/MediaBox \[([\d. ]+)\]/.exec(raw)?.[1]?.split(" ").map(Number) ?? [],
    sizes: content.flatMap((stream) => [...stream.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map((m) => Number(m[1]))),
    words: signs.map(readWith).join("\n"),
  };
}

function unicodeOf(map: string): Map<string, string> {
  const signs = new Map<string, string>();
  for (const [, first, , list] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g))
    for (const [index, [, hex]] of [...(list ?? "").matchAll(/<([0-9a-f ]+)>/g)].entries()) {
      const code = (Number.parseInt(first ?? "", 16) + index).toString(16).padStart(4, "0");
      signs.set(
        code,
        String.fromCharCode(...(hex?.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
      );
    }
  return signs;
}
