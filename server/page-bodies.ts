import type { Actor } from "#core/actor.ts";
import type { Command, Query } from "#core/command.ts";
import { Malformed, WrongMediaType } from "#core/errors.ts";
import { requireUpload } from "#core/execute.ts";
import { type BodyRooms, boundLarge, mayBeLarge, mostOfForm, readSmall } from "#core/request-body.ts";
import { startImport } from "#domain/cases/import/start-import.ts";
import { readHolidayFile } from "#domain/organisation/calendars/holiday-file.ts";
import { previewStaff } from "#domain/organisation/staff-import/preview-staff.ts";

/** Pages that take a file larger than a form, and what they do with it. */
const uploads: Record<string, Command | Query> = {
  "/imports": startImport as unknown as Command,
  "/settings/calendar": readHolidayFile as unknown as Query,
  "/settings/people/import": previewStaff as unknown as Query,
};
/** What scripts of ours send as JSON. */
const takesJson = /^\/+workshops\/[^/]+\/act(\.data)?$/;

/** What a page reads instead of the wire, until it has answered. */
export interface PageBody {
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | null;
  leave(): void;
}

/**
 * Reads what is sent to a page before the page sees it: a form within bounds and within 15 s, whole. A larger file is
 * read piece by piece, and only from who may send one. Errors: TooLarge, TooSlow, Malformed, WrongMediaType,
 * Unavailable, Unauthenticated, Forbidden.
 */
export async function readPageBody(
  request: Request,
  path: string,
  rooms: BodyRooms,
  actorOf: () => Promise<Actor>,
): Promise<PageBody> {
  if (request.method !== "POST") return { body: null, leave: () => undefined };
  requireKnownType(request, path);
  const upload = uploads[path.replace(/\.data$/, "")];
  if (upload?.upload && mayBeLarge(request)) {
    requireUpload({ actor: await actorOf() }, upload);
    const held = rooms.files.enter();
    return { body: boundLarge(request, upload.upload.most, held), leave: held.leave };
  }
  const held = rooms.forms.enter();
  try {
    return { body: await readSmall(request, mostOfForm, held), leave: held.leave };
  } catch (error) {
    held.leave();
    throw error;
  }
}

/** Forms come as forms do. Errors: WrongMediaType; Malformed for several parts without the line between them. */
function requireKnownType(request: Request, path: string): void {
  const given = request.headers.get("Content-Type") ?? "";
  const [type = ""] = given.toLowerCase().split(";");
  if (takesJson.test(path)) {
    if (type.trim() !== "application/json") throw new WrongMediaType("application/json");
    return;
  }
  if (type.trim() === "application/x-www-form-urlencoded") return;
  if (type.trim() !== "multipart/form-data") throw new WrongMediaType("application/x-www-form-urlencoded");
  if (!/;\s*boundary=/i.test(given)) throw new Malformed();
}
