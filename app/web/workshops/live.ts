import { cursorIn, openBoardStream } from "#blocks/boards/stream.ts";
import { presenceOf } from "#domain/workshops/presence.ts";
import { enterBoard } from "#domain/workshops/read-board.ts";
import { callerOf, load, orRefused } from "../load.ts";
import type { Route } from "./+types/live";

/** The stream of one board, from where its reader is. It ends now and then, and the page opens the next. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const { services, actor } = callerOf(args.context);
  const since = new URL(args.request.url).searchParams.get("since")?.slice(0, 40);
  const seat = await load(args, enterBoard, { workshopId: args.params.workshopId, since });
  const person = actor.id ?? seat.participantId ?? seat.workshopId;
  orRefused(args.context, () => services.streams.requireRoom(person));
  return new Response(
    openBoardStream({
      services,
      person,
      boardId: seat.workshopId,
      participantId: seat.participantId,
      since: cursorIn(seat.since),
      still: presenceOf(services, seat),
      signal: args.request.signal,
    }),
    {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
      },
    },
  );
}
