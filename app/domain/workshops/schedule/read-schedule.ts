import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import type { QueryContext, Services } from "#core/context.ts";
import { Conflict } from "#core/errors.ts";
import type { Queryable } from "#db/client.ts";
import { takeSeat, WorkshopId } from "../seat.ts";
import { findWorkshop, type Workshop } from "../workshop.ts";
import { agendaOf } from "./agenda.ts";
import { calendarFile } from "./calendar.ts";

/** A workshop for those who take part in it or are invited to. Errors: NotFound. */
async function expected(ctx: QueryContext, workshopId: string): Promise<Workshop> {
  await takeSeat(ctx, workshopId);
  return findWorkshop(ctx.db, workshopId);
}

/**
 * When, why and with whom: the agenda, who is invited and whether they came, and which level of the organisation
 * nobody speaks for.
 */
export const readSchedule = query({
  name: "workshop.read_schedule",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => expected(ctx, workshopId),
  can: isStaff,
  async run({ db }, { workshopId }, workshop) {
    const { items, endsAt } = await agendaOf(db, workshop);
    const invited = await invitedTo(db, workshopId);
    return {
      workshop,
      agenda: items,
      endsAt,
      invited,
      missingLevels: workshop.manner === "solo" ? [] : await missingLevels(db, workshopId),
    };
  },
});

/** Who is invited, by name; `joined` says that they have taken a chair. At most 500. */
const invitedTo = (db: Queryable, workshopId: string) =>
  db
    .selectFrom("workshopInvitations as invitation")
    .innerJoin("employees", "employees.id", "invitation.employeeId")
    .leftJoin("boardParticipants as participant", (join) =>
      join
        .onRef("participant.employeeId", "=", "employees.id")
        .onRef("participant.boardId", "=", "invitation.workshopId"),
    )
    .select(["employees.id as employeeId", "employees.name", "employees.level"])
    .select((eb) => eb("participant.id", "is not", null).as("joined"))
    .where("invitation.workshopId", "=", workshopId)
    .orderBy("employees.name")
    .orderBy("employees.id")
    .limit(500)
    .execute();

/** Levels that people here have, and of which nobody is invited or takes part: they are named, so that it is a choice. */
async function missingLevels(db: Queryable, workshopId: string) {
  const rows = await db
    .selectFrom("employees")
    .select("level")
    .where("level", "is not", null)
    .where("deactivatedAt", "is", null)
    .groupBy("level")
    .having((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("employees as asked")
            .select("asked.id")
            .whereRef("asked.level", "=", "employees.level")
            .where((or) =>
              or.or([
                or(
                  "asked.id",
                  "in",
                  or
                    .selectFrom("workshopInvitations")
                    .select("employeeId")
                    .where("workshopId", "=", workshopId),
                ),
                or(
                  "asked.id",
                  "in",
                  or
                    .selectFrom("boardParticipants")
                    .select("employeeId")
                    .where("boardId", "=", workshopId)
                    .where("employeeId", "is not", null)
                    .$castTo<{ employeeId: string }>(),
                ),
              ]),
            ),
        ),
      ),
    )
    .orderBy("level")
    .execute();
  return rows.flatMap(({ level }) => level ?? []);
}

/** The workshop as a file for calendars. Errors: NotFound; Conflict `no_time_yet`. */
export const readCalendar = query({
  name: "workshop.read_calendar",
  input: z.strictObject({ workshopId: WorkshopId }),
  target: (ctx, { workshopId }) => expected(ctx, workshopId),
  can: () => true,
  async run({ db, services, now }, _input, workshop) {
    const file = await calendarOf(db, services, workshop, now);
    if (!file) throw new Conflict("no_time_yet");
    return { file };
  },
});

/** A workshop as a calendar's file, in its own language; null while it has no time. */
export async function calendarOf(
  db: Queryable,
  services: Pick<Services, "publicUrl" | "text">,
  workshop: Workshop,
  now: Date,
): Promise<string | null> {
  if (!workshop.startsAt) return null;
  const { items, endsAt } = await agendaOf(db, workshop);
  const url = `${services.publicUrl}/workshops/${workshop.id}`;
  const joining = workshop.code
    ? services.text(workshop.language, "schedule.calendarJoin", {
        code: spaced(workshop.code),
        url: `${services.publicUrl}/join/${workshop.code}`,
      })
    : url;
  const agenda = items.map((item) => `- ${item.title}`).join("\n");
  return calendarFile({
    id: workshop.id,
    sequence: workshop.revision,
    title: workshop.title,
    description: [workshop.purpose, agenda, joining].filter(Boolean).join("\n\n"),
    url,
    startsAt: workshop.startsAt,
    endsAt: endsAt && endsAt > workshop.startsAt ? endsAt : new Date(workshop.startsAt.getTime() + 3_600_000),
    time: workshop.manner === "over_days" ? "free" : "busy",
    now,
  });
}

/** A code as it is read out: `K7M 4QXT`. */
export const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;
