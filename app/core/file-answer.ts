const types = { csv: "text/csv; charset=utf-8", json: "application/json" } as const;

/**
 * A file as an answer that is sent while it is still being made: a piece is asked for when the one before it has gone,
 * so a file of any length takes the same memory. The first piece is made at once: what is wrong from the beginning is
 * still an error of its own.
 */
export async function fileAnswer(pieces: AsyncIterable<string>, name: string): Promise<Response> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let made: IteratorResult<string> | null = await iterator.next();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = made ?? (await iterator.next());
      made = null;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
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
