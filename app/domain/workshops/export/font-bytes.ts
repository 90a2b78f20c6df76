/** The outline of one sign, in units of the em: contours of points on and off a quadratic curve. */
export interface Outline {
  codePoint: number;
  advance: number;
  contours: { x: number; y: number; on: boolean }[][];
}
export interface FontPlan {
  name: string;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  outlines: Outline[];
}

/**
 * A TrueType font (OpenType 1.9, `glyf` outlines) that holds these signs and no others; glyph 0 is an empty box for
 * whatever is not among them.
 */
export function fontBytes({ name, unitsPerEm, ascent, descent, outlines }: FontPlan): Buffer {
  const sorted = outlines.toSorted((one, other) => one.codePoint - other.codePoint);
  const glyphs = [boxOf(unitsPerEm), ...sorted];
  const drawn = glyphs.map(({ contours }) => glyphBytes(contours));
  const offsets = drawn.reduce<number[]>((list, bytes) => [...list, (list.at(-1) ?? 0) + bytes.length], [0]);
  const points = glyphs.flatMap(({ contours }) => contours.flat());
  const box = boundsOf(points);
  const tables: Record<string, Buffer> = {
    cmap: cmapBytes(sorted.map(({ codePoint }) => codePoint)),
    glyf: Buffer.concat(drawn),
    head: Buffer.concat([
      u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
      u16(0, unitsPerEm),
      u32(0, 0, 0, 0),
      i16(...box),
      u16(0, 6, 2, 1, 0),
    ]),
    hhea: Buffer.concat([
      u32(0x00010000),
      i16(ascent, descent, 0),
      u16(Math.max(...glyphs.map(({ advance }) => advance))),
      i16(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0),
      u16(glyphs.length),
    ]),
    hmtx: Buffer.concat(
      glyphs.map(({ advance, contours }) => Buffer.concat([u16(advance), i16(boundsOf(contours.flat())[0])])),
    ),
    loca: u32(...offsets),
    maxp: Buffer.concat([
      u32(0x00010000),
      u16(
        glyphs.length,
        Math.max(...glyphs.map(({ contours }) => contours.flat().length)),
        Math.max(...glyphs.map(({ contours }) => contours.length)),
      ),
      u16(0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    ]),
    name: nameBytes(name),
    post: Buffer.concat([u32(0x00030000, 0), i16(-100, 50), u32(0, 0, 0, 0, 0)]),
  };
  return sfnt(tables);
}

const boxOf = (em: number): Outline => {
  const [low, high] = [Math.round(em / 16), Math.round(em / 2)];
  const corner = (x: number, y: number) => ({ x, y, on: true });
  return {
    codePoint: 0,
    advance: high + low,
    contours: [[corner(low, 0), corner(low, high), corner(high, high), corner(high, 0)]],
  };
};

/** A simple glyph: ends of contours, flags, and each point as its distance from the one before. */
function glyphBytes(contours: Outline["contours"]): Buffer {
  if (contours.length === 0) return Buffer.alloc(0);
  const points = contours.flat();
  let count = 0;
  const ends = contours.map((contour) => {
    count += contour.length;
    return count - 1;
  });
  const steps = (axis: "x" | "y") =>
    points.map((point, index) => point[axis] - (points[index - 1]?.[axis] ?? 0));
  const bytes = Buffer.concat([
    i16(contours.length, ...boundsOf(points)),
    u16(...ends, 0),
    Buffer.from(points.map(({ on }) => (on ? 1 : 0))),
    i16(...steps("x"), ...steps("y")),
  ]);
  return padded(bytes);
}

/** Signs in sequence have glyphs in sequence, from glyph 1 on (format 12). */
function cmapBytes(codePoints: number[]): Buffer {
  const groups = codePoints.map((codePoint, index) => u32(codePoint, codePoint, index + 1));
  const length = 16 + 12 * groups.length;
  return Buffer.concat([u16(0, 1, 3, 10), u32(12), u16(12, 0), u32(length, 0, groups.length), ...groups]);
}

/** Family, style, full and PostScript name, for Windows in English. */
function nameBytes(name: string): Buffer {
  const texts = [
    [1, name],
    [2, "Regular"],
    [4, name],
    [6, name],
  ] as const;
  let at = 0;
  const records: Buffer[] = [];
  const words: Buffer[] = [];
  for (const [id, text] of texts) {
    const word = Buffer.from(text, "utf16le").swap16();
    records.push(u16(3, 1, 0x0409, id, word.length, at));
    words.push(word);
    at += word.length;
  }
  return Buffer.concat([u16(0, texts.length, 6 + 12 * texts.length), ...records, ...words]);
}

function sfnt(tables: Record<string, Buffer>): Buffer {
  const names = Object.keys(tables).toSorted();
  const power = Math.floor(Math.log2(names.length));
  let at = 12 + 16 * names.length;
  const directory: Buffer[] = [];
  const bodies: Buffer[] = [];
  for (const name of names) {
    const body = tables[name] ?? Buffer.alloc(0);
    directory.push(Buffer.concat([Buffer.from(name, "ascii"), u32(checksumOf(body), at, body.length)]));
    bodies.push(padded(body));
    at += padded(body).length;
  }
  const range = 16 * 2 ** power;
  const head = Buffer.concat([u32(0x00010000), u16(names.length, range, power, 16 * names.length - range)]);
  return Buffer.concat([head, ...directory, ...bodies]);
}

function checksumOf(bytes: Buffer): number {
  const whole = padded(bytes);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}

const padded = (bytes: Buffer): Buffer =>
  bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);

function boundsOf(points: { x: number; y: number }[]): [number, number, number, number] {
  if (points.length === 0) return [0, 0, 0, 0];
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const numbers = (size: 2 | 4, write: (bytes: Buffer, value: number, at: number) => void) => {
  return (...values: number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * size);
    for (const [index, value] of values.entries()) write(bytes, value, index * size);
    return bytes;
  };
};
const u16 = numbers(2, (bytes, value, at) => bytes.writeUInt16BE(value, at));
const i16 = numbers(2, (bytes, value, at) => bytes.writeInt16BE(value, at));
const u32 = numbers(4, (bytes, value, at) => bytes.writeUInt32BE(value, at));
