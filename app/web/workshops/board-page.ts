import type { RouterContextProvider } from "react-router";
import { qrPath } from "#blocks/qr-codes/qr-path.ts";
import { leads } from "#core/actor.ts";
import { enterBoard } from "#domain/workshops/read-board.ts";
import { readWorkshop } from "#domain/workshops/workshop.ts";
import { textsOf } from "#messages/text.ts";
import { pageRequest } from "../context.ts";
import { callerOf, load } from "../load.ts";
import type { BoardPlace } from "./board/use-board.ts";

/** Areas of the messages that the board's script needs. */
const areas = ["board", "drafting", "ladder", "bringing"] as const;

interface Arguments {
  context: Readonly<RouterContextProvider>;
  request: Request;
  params: { workshopId: string };
}

/** What the page of the board or the wall tells its script; nothing of the board itself, which comes by the stream. */
export async function placeOf(args: Arguments, mode: BoardPlace["mode"]) {
  const { workshopId } = args.params;
  const caller = callerOf(args.context);
  const { organisation, nonce } = args.context.get(pageRequest);
  const seat = await load(args, enterBoard, { workshopId });
  const workshop = await load(args, readWorkshop, { workshopId });
  const { language, services, actor } = caller;
  const join = `${services.publicUrl}/join`;
  const place: BoardPlace = {
    workshopId,
    title: workshop.title,
    participantId: seat.participantId,
    leads: leads(actor),
    alone: workshop.manner === "solo",
    mode,
    language,
    texts: textsOf(language, areas, organisation?.customerWord[language]),
    join: workshop.code
      ? { code: workshop.code, address: join, qr: qrPath(`${join}/${workshop.code}`) }
      : null,
    outcome: `/workshops/${workshopId}/${actor.kind === "employee" ? "outcome" : "what-came-of-it"}`,
    back: actor.kind === "employee" ? `/workshops/${workshopId}` : null,
  };
  return { place, nonce, title: workshop.title };
}

/** The page's data for its script, safe inside a document. */
export const asData = (place: BoardPlace): string => JSON.stringify(place).replace(/</g, "\\u003c");
