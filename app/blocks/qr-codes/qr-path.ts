import encodeQR from "qr";

/** A QR code as one SVG path of unit squares, in a view box of `size` × `size` with its quiet zone. */
export interface QrPath {
  size: number;
  path: string;
}

/** The QR code (ISO/IEC 18004) of a text. Dark squares of a row that touch become one run. */
export function qrPath(text: string): QrPath {
  const rows = encodeQR(text, "raw", { border: 4 });
  const runs = rows.flatMap((row, y) => runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`));
  return { size: rows.length, path: runs.join("") };
}

function runsOf(row: boolean[]): [start: number, width: number][] {
  const runs: [number, number][] = [];
  let start = -1;
  row.forEach((dark, x) => {
    if (dark && start < 0) start = x;
    if (!dark && start >= 0) {
      runs.push([start, x - start]);
      start = -1;
    }
  });
  return runs;
}
