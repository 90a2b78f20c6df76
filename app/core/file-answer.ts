/** By this a spreadsheet knows that a file is UTF-8: without it names lose their accents. */
export const utf8Mark = "\ufeff";

const types = { csv: "text/csv; charset=utf-8", json: "application/json" } as const;

/**
 * A file as an answer that is sent while it is still being made: a piece is asked for when the one before it has gone,
 * so a file of any length takes the same memory. The first piece is made at once: what is wrong from the beginning is
 * still an error of its own. A CSV file for people begins with the mark by which a spreadsheet knows UTF-8; a machine
 * that asks the API gets none.
 */
export async function fileAnswer(
  pieces: AsyncIterable<string>,
  name: string,
  reader: "people" | "machines",
): Promise<Response> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let mark = reader === "people" && name.endsWith(".csv") ? utf8Mark : "";
  let made: IteratorResult<string> | null = await iterator.next();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = made ?? (await iterator.next());
      made = null;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(mark + value));
      mark = "";
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": types[name.endsWith(".json") ? "json" : "csv"],
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
