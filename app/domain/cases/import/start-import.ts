import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command } from "#core/command.ts";
import type { CommandContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { newId } from "#core/identifiers.ts";
import { EncodingCheck, readHeader } from "./header.ts";
import { importById } from "./imports.ts";
import { readMapping } from "./mapping.ts";

/** The file is kept in pieces of this many bytes until it is imported. */
export const chunkSize = 1024 * 1024;

/**
 * Takes a CSV file with cases: checks that it is UTF-8 and has the mapping's columns, keeps it, and leaves the rows to
 * a job. `mapping` is the name of a saved mapping, or one itself, as a text or a file.
 */
export const startImport = command({
  name: "import.start",
  input: z.strictObject({
    file: z.instanceof(File),
    mapping: z.union([z.string().max(200_000), z.instanceof(File), z.record(z.string(), z.unknown())]),
  }),
  can: leads,
  async run(ctx, input) {
    const mapping = await readMapping(ctx.db, await wordsOf(input.mapping));
    const { file } = input;
    if (file.size === 0) throw new Invalid([{ path: "file", code: "empty_file" }]);
    const first = await pieceOf(file, 0);
    new EncodingCheck().add(first, file.size > chunkSize ? "more comes" : "end of file");
    await readHeader(first, mapping);
    const id = newId();
    await ctx.db
      .insertInto("imports")
      .values({
        id,
        mapping: JSON.stringify(mapping),
        fileName: nameOf(file),
        bytesTotal: file.size,
        actorKind: ctx.actor.kind,
        actorId: ctx.actor.id,
        createdAt: ctx.now,
      })
      .execute();
    await keepFile(ctx, id, file);
    await ctx.enqueue("import_cases", { importId: id }, { key: `import ${id}` });
    ctx.record("import.started", { type: "import", id });
    return importById(ctx, id);
  },
});

/** A mapping that came as a file, as its text; anything else as it is. */
async function wordsOf(mapping: unknown): Promise<unknown> {
  if (!(mapping instanceof File)) return mapping;
  if (mapping.size > 200_000)
    throw new Invalid([{ path: "mapping", code: "too_long", params: { maximum: 200_000 } }]);
  return mapping.text();
}

async function keepFile(ctx: CommandContext, importId: string, file: File): Promise<void> {
  const encoding = new EncodingCheck();
  for (let number = 0; number * chunkSize < file.size; number += 1) {
    const content = await pieceOf(file, number);
    encoding.add(content, (number + 1) * chunkSize < file.size ? "more comes" : "end of file");
    await ctx.db.insertInto("importChunks").values({ importId, number, content }).execute();
  }
}

const pieceOf = async (file: File, number: number): Promise<Buffer> =>
  Buffer.from(await file.slice(number * chunkSize, (number + 1) * chunkSize).arrayBuffer());

function nameOf(file: File): string | null {
  const name = file.name
    .replace(/[^\P{Cc}]/gu, "")
    .toWellFormed()
    .trim();
  return name ? name.slice(0, 200) : null;
}
