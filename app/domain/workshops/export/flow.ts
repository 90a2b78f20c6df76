import type { Block } from "./sheet-blocks.ts";

/** Below this nobody reads a wall: points. */
export const smallest = 7;

interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Lets blocks flow: a layer's title over the whole width, statements in rows beneath it, everything else down columns
 * of about forty signs each. Only measures, unless it is to draw. Returns how many pages it takes; pauses after each
 * block, so that nobody waits for a full board.
 */
export function* flow(
  doc: PDFKit.PDFDocument,
  blocks: Block[],
  frame: Frame,
  size: number,
  act: "measure" | "draw" = "measure",
): Generator<undefined, { pages: number }> {
  const gap = size * 0.6;
  const columns = Math.max(1, Math.floor((frame.right - frame.left + gap) / (size * 20 + gap)));
  const width = (frame.right - frame.left - gap * (columns - 1)) / columns;
  const place = act === "draw" ? draw : () => undefined;
  let pages = 1;
  let top = frame.top;
  let column = 0;
  let y = top;
  let lowest = top;
  const newPage = () => {
    pages += 1;
    if (act === "draw") doc.addPage();
    top = doc.page.margins.top;
    [column, y, lowest] = [0, top, top];
  };
  const nextColumn = () => {
    column += 1;
    y = top;
    if (column >= columns) newPage();
  };
  for (const [index, block] of blocks.entries()) {
    yield;
    if (block.kind === "layer") {
      const height = heightOf(doc, block, frame.right - frame.left, size);
      if (lowest + height + size * 4 > frame.bottom) newPage();
      place(doc, block, frame.left, lowest, frame.right - frame.left, height, size);
      [top, column] = [lowest + height + gap, 0];
      [y, lowest] = [top, top];
      continue;
    }
    const height = heightOf(doc, block, width, size);
    if (block.kind === "statement") {
      // In rows: the first is the first that one reads.
      const inRow = perRow(runOf(blocks, index), columns);
      const wide = (frame.right - frame.left - gap * (inRow - 1)) / inRow;
      const row = rowOf(blocks, index, inRow);
      const tallest = Math.max(...row.map((each) => heightOf(doc, each, wide, size)));
      if (column === 0 && y + tallest > frame.bottom) newPage();
      place(doc, block, frame.left + column * (wide + gap), y, wide, tallest, size);
      lowest = Math.max(lowest, y + tallest + gap);
      column += 1;
      if (column === inRow) [column, y] = [0, lowest];
      continue;
    }
    // A heading does not stay behind alone at the foot of a column.
    const follower = blocks[index + 1];
    const needed =
      block.kind === "heading" && follower ? height + gap + heightOf(doc, follower, width, size) : height;
    if (y > top && y + needed > frame.bottom) nextColumn();
    place(doc, block, frame.left + column * (width + gap), y, width, height, size);
    y += height + gap;
    lowest = Math.max(lowest, y);
  }
  return { pages };
}

/** The statements beneath one title: from the first of them to the one after the last. */
function runOf(blocks: Block[], index: number): { first: number; end: number } {
  const first = blocks.findLastIndex(({ kind }, at) => at < index && kind !== "statement") + 1;
  const after = blocks.findIndex(({ kind }, at) => at > index && kind !== "statement");
  return { first, end: after < 0 ? blocks.length : after };
}

/** Statements in a row, so that the rows are even: ten in two rows of five. */
function perRow({ first, end }: { first: number; end: number }, columns: number): number {
  const count = end - first;
  return Math.ceil(count / Math.ceil(count / columns));
}

/** The statements that share a row with this one. */
function rowOf(blocks: Block[], index: number, columns: number): Block[] {
  const { first, end } = runOf(blocks, index);
  const start = index - ((index - first) % columns);
  return blocks.slice(start, Math.min(start + columns, end));
}

/** Type of a line: the main one of a heading and of a statement is larger. */
function typeOf(block: Block, line: number, size: number): { font: string; size: number } {
  if (line > 0) return { font: "sans", size: Math.max(smallest, size * 0.85) };
  if (block.kind === "layer") return { font: "serif", size: size * 1.4 };
  if (block.kind === "statement") return { font: "serif", size: size * 1.25 };
  if (block.kind === "heading")
    return { font: "serif", size: block.place === "own" ? size * 1.3 : size * 1.1 };
  return { font: "sans", size };
}

const paddingOf = (block: Block, size: number): number => (block.fill ? size * 0.45 : 0);

function heightOf(doc: PDFKit.PDFDocument, block: Block, width: number, size: number): number {
  const padding = paddingOf(block, size);
  const lines = block.texts.map((text, line) => {
    const type = typeOf(block, line, size);
    return doc
      .font(type.font)
      .fontSize(type.size)
      .heightOfString(text, { width: width - 2 * padding });
  });
  return lines.reduce((sum, height) => sum + height, 0) + 2 * padding;
}

function draw(
  doc: PDFKit.PDFDocument,
  block: Block,
  x: number,
  y: number,
  width: number,
  height: number,
  size: number,
): void {
  const padding = paddingOf(block, size);
  if (block.fill) doc.roundedRect(x, y, width, height, size * 0.3).fill(block.fill);
  let at = y + padding;
  for (const [line, text] of block.texts.entries()) {
    const type = typeOf(block, line, size);
    doc
      .font(type.font)
      .fontSize(type.size)
      .fillColor(line === 0 ? "#1f2b2a" : "#55625f");
    // A height of its own keeps the library from turning the page by itself.
    const room = doc.heightOfString(text, { width: width - 2 * padding });
    doc.text(text, x + padding, at, { width: width - 2 * padding, height: room + type.size });
    at += room;
  }
}
