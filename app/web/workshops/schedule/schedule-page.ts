import type { RouterContextProvider } from "react-router";
import { qrPath } from "#blocks/qr-codes/qr-path.ts";
import { listParticipants } from "#domain/workshops/list-participants.ts";
import { readSchedule } from "#domain/workshops/schedule/read-schedule.ts";
import { pageRequest } from "../../context.ts";
import { callerOf, load } from "../../load.ts";
import { localField } from "../../local-time.ts";

/** Names in sight on the overview; the board and the page of invitations have them all. */
const mostNames = 60;

interface Arguments {
  context: Readonly<RouterContextProvider>;
  request: Request;
  params: { workshopId: string };
}

/** The zone in which fields of this page show and read times. */
export const zoneOf = ({ context }: Pick<Arguments, "context">): string =>
  context.get(pageRequest).organisation?.timeZone ?? "UTC";

/** Everything that the page around a workshop shows. */
export async function schedulePage(args: Arguments) {
  const { workshopId } = args.params;
  const { publicUrl } = callerOf(args.context).services;
  const [schedule, people] = await Promise.all([
    load(args, readSchedule, { workshopId }),
    load(args, listParticipants, { workshopId, limit: mostNames }),
  ]);
  const { id, title, purpose, code, closedAt, manner, startsAt, revision } = schedule.workshop;
  const zone = zoneOf(args);
  const address = code && `${publicUrl}/join/${code}`;
  return {
    workshop: { id, title, purpose, code, closedAt, manner, startsAt, revision },
    purpose: schedule.purpose,
    startField: localField(startsAt, zone),
    zone,
    agenda: schedule.agenda.map((item) => ({ ...item, deadlineField: localField(item.deadlineAt, zone) })),
    endsAt: schedule.endsAt,
    now: schedule.now,
    invited: schedule.invited,
    ownAnswer: schedule.ownAnswer,
    missingLevels: schedule.missingLevels,
    conviction: schedule.conviction,
    join: address && { address, qr: qrPath(address) },
    people: people.items.filter((each) => each.here),
    more: people.nextCursor !== null,
  };
}
export type SchedulePage = Awaited<ReturnType<typeof schedulePage>>;
