import { sql } from "kysely";
import { system } from "#core/actor.ts";
import type { Caller, Services } from "#core/context.ts";
import { tableRows } from "#core/csv-table.ts";
import { execute } from "#core/execute.ts";
import { mapInTurns } from "#core/turns.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import { alone } from "./alone.ts";
import { applyBatch } from "./apply-batch.ts";
import { finishImport } from "./finish-import.ts";
import { type Header, readHeader } from "./header.ts";
import type { Mapping } from "./mapping.ts";
import { type RowReader, rowReader } from "./read-row.ts";
import { chunkSize } from "./start-import.ts";

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
    const header = readHeader((await readChunk(services, importId, 0)) ?? new Uint8Array(), mapping);
    const read = await readerOf(services, mapping, header);
    const caller: Caller = { services, actor: system, address: null, language: "en" };
    let { position } = started;
    const chunks = chunksFrom(services, importId, position);
    for await (const rows of tableRows(chunks, header.dialect, header.names, started)) {
      const last = rows.at(-1);
      if (!last) continue;
      const readings = await mapInTurns(rows, read);
      const batch = { readings, from: position, to: last.end, linesRead: last.linesRead };
      await execute(caller, applyBatch, { importId, batch });
      position = last.end;
    }
    await execute(caller, finishImport, { importId });
  });
}

async function readerOf(services: Services, mapping: Mapping, header: Header): Promise<RowReader> {
  const organisation = await findOrganisation(services.database);
  return rowReader({
    mapping,
    header: header.names,
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
