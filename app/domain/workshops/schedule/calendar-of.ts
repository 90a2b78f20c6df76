import type { Services } from "#core/context.ts";
import type { Queryable } from "#db/client.ts";
import type { Workshop } from "../workshop.ts";
import { agendaOf } from "./agenda.ts";
import { type CalendarMethod, calendarFile } from "./calendar.ts";

const hour = 3_600_000;

interface Meant {
  method: CalendarMethod;
  /** Mail address of the one whom the file goes to. */
  attendee: string | null;
  /** Of an entry that goes away: above every file that went out before. */
  sequence?: number;
  now: Date;
}

/** A workshop as a calendar's file, in its own language; null while it has no time, unless its entry goes away. */
export async function calendarOf(
  db: Queryable,
  services: Pick<Services, "publicUrl" | "text">,
  workshop: Workshop,
  { method, attendee, sequence = workshop.revision + workshop.calendarChanges, now }: Meant,
): Promise<string | null> {
  const { startsAt } = workshop;
  if (!startsAt && method !== "cancel") return null;
  const { items, endsAt } = await agendaOf(db, workshop, workshop.language);
  const url = `${services.publicUrl}/workshops/${workshop.id}`;
  const joining = workshop.code
    ? services.text(workshop.language, "schedule.calendarJoin", {
        code: spaced(workshop.code),
        url: `${services.publicUrl}/join/${workshop.code}`,
      })
    : url;
  const agenda = items.map((item) => `- ${item.title}`).join("\n");
  const organiser = await organiserOf(db, workshop);
  return calendarFile({
    id: workshop.id,
    sequence,
    title: workshop.title,
    description: [workshop.purpose, agenda, joining].filter(Boolean).join("\n\n"),
    url,
    startsAt,
    endsAt: startsAt && (endsAt && endsAt > startsAt ? endsAt : new Date(startsAt.getTime() + hour)),
    time: workshop.manner === "over_days" ? "free" : "busy",
    now,
    // A calendar asks to answer somebody; without one it is told, and nobody waits.
    method: method === "request" && !organiser ? "publish" : method,
    organiser,
    attendee,
  });
}

/** Whoever planned it, while they work here. */
async function organiserOf(db: Queryable, workshop: Workshop) {
  if (!workshop.createdBy) return null;
  const planner = await db
    .selectFrom("employees")
    .select(["name", "email"])
    .where("id", "=", workshop.createdBy)
    .where("deactivatedAt", "is", null)
    .executeTakeFirst();
  return planner ?? null;
}

/** A code as it is read out: `K7M 4QXT`. */
export const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
