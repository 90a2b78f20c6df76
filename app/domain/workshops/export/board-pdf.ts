import type { Services } from "#core/context.ts";
import { inTurns } from "#core/turns.ts";
import { flow, smallest } from "./flow.ts";
import { isUnprintable, onPaper } from "./paper-words.ts";
import { printableSigns, printFont } from "./print-font.ts";
import type { Sheet } from "./sheet.ts";
import { blocksOf } from "./sheet-blocks.ts";
import { asks } from "./texts.ts";

/** Points between the edge of the paper and the words: what any printer can reach. */
const margin = 28;
const ink = "#1f2b2a";
const quiet = "#55625f";

/**
 * The board on paper: A3, lying, principles above the elements that they came from. The type is as large as lets
 * everything stand on one sheet; it is never smaller than 7 points, and what does not fit then goes on over the page.
 * A note with signs that cannot be printed says so in its place.
 */
export async function boardPdf(sheet: Sheet, text: Services["text"]): Promise<Uint8Array> {
  const say = (key: string, values?: Record<string, unknown>) =>
    text(sheet.language, `outcome.${key}`, values);
  const prints = await printableSigns();
  const blocks = blocksOf(sheet, say, (question) => asks(sheet, text, question)).map((block) => ({
    ...block,
    texts: block.texts.map((words) => (isUnprintable(words, prints) ? say("notOnPaper") : onPaper(words))),
  }));
  const title = onPaper(sheet.title);
  const purpose = onPaper(sheet.purpose ?? "");
  const words = [...blocks.flatMap((block) => block.texts), title, purpose, "0123456789·…"];
  // Loaded with the first sheet: it holds much memory, and most processes never print.
  const { default: PDFDocument } = await import("pdfkit");
  const doc = new PDFDocument({
    size: "A3",
    layout: "landscape",
    margin,
    autoFirstPage: false,
    info: { Title: sheet.title, Creator: "Kept" },
    lang: sheet.language,
  });
  doc.registerFont("sans", await printFont("inter", words));
  doc.registerFont("serif", await printFont("serif", words));
  const pieces: Buffer[] = [];
  doc.on("data", (piece: Buffer) => pieces.push(piece));
  const whole = new Promise<Uint8Array>((resolve) => doc.on("end", () => resolve(Buffer.concat(pieces))));
  doc.addPage();
  const top = head(doc, title, purpose);
  const frame = { left: margin, top, right: doc.page.width - margin, bottom: doc.page.height - margin };
  await inTurns(
    (function* () {
      const size = yield* sizeFor(doc, blocks, frame);
      yield* flow(doc, blocks, frame, size, "draw");
    })(),
  );
  doc.end();
  return whole;
}

/** Sizes of type that are tried, in points. */
const sizes = [12, 11, 10, 9.5, 9, 8.5, 8, 7.75, 7.5, 7.25];

/** The largest size at which everything fits; 7 points when none does. */
function* sizeFor(...[doc, blocks, frame]: Layout): Generator<undefined, number> {
  for (const size of sizes) {
    const { pages } = yield* flow(doc, blocks, frame, size);
    if (pages === 1) return size;
  }
  return smallest;
}

type Layout = [PDFKit.PDFDocument, Parameters<typeof flow>[1], Parameters<typeof flow>[2]];

/** Title and purpose; where the rest begins. */
function head(doc: PDFKit.PDFDocument, title: string, purpose: string): number {
  const width = doc.page.width - 2 * margin;
  doc.font("serif").fontSize(20).fillColor(ink).text(title, margin, margin, { width });
  if (purpose) doc.font("sans").fontSize(9).fillColor(quiet).text(purpose, { width });
  return doc.y + 8;
}
