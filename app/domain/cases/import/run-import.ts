import { sql } from "kysely";
import { system } from "#core/actor.ts";
import type { Caller, Services } from "#core/context.ts";
import { csvRecords } from "#core/csv-records.ts";
import { execute } from "#core/execute.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { alone } from "./alone.ts";
import { applyBatch } from "./apply-batch.ts";
import { finishImport } from "./finish-import.ts";
import { readHeader } from "./header.ts";
import type { Mapping } from "./mapping.ts";
import { type RowReader, rowReader } from "./read-row.ts";
import { chunkSize } from "./start-import.ts";

const rowsInBatch = 1000;

/**
 * Imports the rows of a file from where an earlier run came to, batch by batch, each in its own transaction. Of
 * several processes that are asked at once one does it and the others wait, ready to go on should it be killed.
 */
export async function runImport(services: Services, importId: string): Promise<void> {
  await alone(services.database, importId, async () => {
    const started = await services.database
      .selectFrom("imports")
      .select(["state", "mapping", "position", "lines"])
      .where("id", "=", importId)
      .executeTakeFirst();
    if (!started || started.state === "done" || started.state === "failed") return;
    const mapping = started.mapping as Mapping;
    const read = await readerOf(services, importId, mapping);
    const caller: Caller = { services, actor: system, address: null, language: "en" };
    let { position } = started;
    const chunks = chunksFrom(services, importId, position);
    for await (const records of csvRecords(chunks, mapping.delimiter ?? ",", started)) {
      // The header is the first record, and is behind us when we go on.
      const rows = position === 0 ? records.slice(1) : records;
      for (let at = 0; at < rows.length; at += rowsInBatch) {
        const some = rows.slice(at, at + rowsInBatch);
        const last = some.at(-1);
        if (!last) break;
        const batch = { readings: some.map(read), from: position, to: last.end, linesRead: last.linesRead };
        await execute(caller, applyBatch, { importId, batch });
        position = last.end;
      }
    }
    await execute(caller, finishImport, { importId });
  });
}

async function readerOf(services: Services, importId: string, mapping: Mapping): Promise<RowReader> {
  const organisation = await findOrganisation(services.database);
  const first = await readChunk(services, importId, 0);
  return rowReader({
    mapping,
    header: await readHeader(first ?? new Uint8Array(), mapping),
    zone: organisation.timeZone,
    noText: services.text(organisation.languages[0] ?? "en", "imports.noText"),
    now: services.clock(),
  });
}

async function* chunksFrom(services: Services, importId: string, position: number): AsyncGenerator<Buffer> {
  const first = Math.floor(position / chunkSize);
  for (let number = first; ; number += 1) {
    const content = await readChunk(services, importId, number);
    if (!content) return;
    yield number === first ? content.subarray(position % chunkSize) : content;
  }
}

async function readChunk(services: Services, importId: string, number: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer }>`
    select content from import_chunks where import_id = ${importId} and number = ${number}`.execute(
    services.database,
  );
  return rows[0]?.content;
}
