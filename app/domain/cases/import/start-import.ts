import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { newId } from "#core/identifiers.ts";
import { type Letters, LettersFound, utf8Pieces } from "#core/letters.ts";
import { fileNameOf } from "#core/plain-text.ts";
import { pace } from "#core/turns.ts";
import { JsonText, Reference } from "#core/validation.ts";
import { readHeader } from "./header.ts";
import { importById } from "./imports.ts";
import { GivenMapping, readMapping } from "./mapping.ts";

/** The file is kept in pieces of this many bytes until it is imported. */
export const chunkSize = 1024 * 1024;

/**
 * Takes a CSV file with cases: finds out its letters and whether it has the mapping's columns, keeps it as UTF-8, and
 * leaves the rows to a job. `mapping` is the name of a saved mapping, or one itself, as a text or a file. Errors: Invalid
 * on `file` and `mapping`.
 */
export const startImport = command({
  name: "import.start",
  input: z.strictObject({
    file: z.file(),
    mapping: z
      .union([JsonText(200_000), z.file(), z.record(Reference(40), z.unknown())])
      .meta(GivenMapping.meta() ?? {}),
  }),
  upload: { most: 100 * 1024 * 1024, from: leads },
  can: leads,
  async run(ctx, input) {
    const mapping = await readMapping(ctx.db, await wordsOf(input.mapping));
    const { file } = input;
    if (file.size === 0) throw new Invalid([{ path: "file", code: "empty_file" }]);
    const letters = await lettersIn(file);
    for await (const first of utf8Pieces(file, letters, chunkSize)) {
      readHeader(first, mapping);
      break;
    }
    const id = newId();
    await ctx.db
      .insertInto("imports")
      .values({
        id,
        mapping: JSON.stringify(mapping),
        fileName: fileNameOf(file.name) || null,
        bytesTotal: file.size,
        actorKind: ctx.actor.kind,
        actorId: ctx.actor.id,
        createdAt: ctx.now,
      })
      .execute();
    const bytesTotal = await keepFile(ctx, id, utf8Pieces(file, letters, chunkSize));
    await ctx.db.updateTable("imports").set({ bytesTotal }).where("id", "=", id).execute();
    if (letters === "windows-1252") await warn(ctx, id);
    await ctx.enqueue("import_cases", { importId: id }, { key: `import ${id}` });
    ctx.record("import.started", { type: "import", id });
    return importById(ctx, id);
  },
});

/** How the file writes its letters; also of the parts that no mapping asks for. */
async function lettersIn(file: File): Promise<Letters> {
  const found = new LettersFound();
  for (let from = 0; from < file.size; from += chunkSize) {
    const piece = new Uint8Array(await file.slice(from, from + chunkSize).arrayBuffer());
    found.add(piece, from + chunkSize < file.size ? "more comes" : "end of file");
    await pace();
  }
  const { result } = found;
  if ("letters" in result) return result.letters;
  throw new Invalid([{ path: "file", code: "not_utf8", params: { line: result.notUtf8 } }]);
}

/** A mapping that came as a file, as its text; anything else as it is. */
async function wordsOf(mapping: unknown): Promise<unknown> {
  if (!(mapping instanceof File)) return mapping;
  if (mapping.size > 200_000)
    throw new Invalid([{ path: "mapping", code: "too_long", params: { maximum: 200_000 } }]);
  return mapping.text();
}

/** Keeps a file in pieces; gives its length in bytes. */
async function keepFile(
  ctx: CommandContext,
  importId: string,
  pieces: AsyncIterable<Buffer>,
): Promise<number> {
  let [number, length] = [0, 0];
  for await (const content of pieces) {
    await ctx.db.insertInto("importChunks").values({ importId, number, content }).execute();
    number += 1;
    length += content.length;
  }
  return length;
}

/** Says at the first line that the file was taken for Windows-1252: its accents want a look. */
async function warn(ctx: CommandContext, importId: string): Promise<void> {
  await ctx.db
    .insertInto("importRemarks")
    .values({ importId, line: 1, number: 0, severity: "warning", field: null, code: "read_as_windows" })
    .execute();
  await ctx.db.updateTable("imports").set({ warned: 1 }).where("id", "=", importId).execute();
}
