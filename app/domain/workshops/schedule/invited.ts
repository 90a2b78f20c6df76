import type { Queryable } from "#db/client.ts";

/** More than one workshop may invite (`mostInvited`), so that all are in sight. */
const most = 500;

/**
 * Who is invited, by name, and which level of the organisation nobody speaks for. `joined` says that they have taken a
 * chair. Addresses of guests are for those who facilitate alone.
 */
export async function invitedTo(db: Queryable, workshopId: string, addresses: "shown" | "withheld") {
  const rows = await db
    .selectFrom("workshopInvitations as invitation")
    .leftJoin("employees", "employees.id", "invitation.employeeId")
    .leftJoin("boardParticipants as participant", (join) =>
      join
        .onRef("participant.employeeId", "=", "employees.id")
        .onRef("participant.boardId", "=", "invitation.workshopId"),
    )
    .select(["invitation.id", "employees.id as employeeId", "employees.name", "employees.level"])
    .select(["invitation.email", "invitation.answer"])
    .select((eb) => eb("participant.id", "is not", null).as("joined"))
    .where("invitation.workshopId", "=", workshopId)
    .orderBy("employees.name")
    .orderBy("invitation.email")
    .orderBy("invitation.id")
    .limit(most)
    .execute();
  return rows.map(({ email, ...row }) => ({ ...row, email: addresses === "shown" ? email : null }));
}

/** The ids of colleagues who are invited or have a chair, to ask within another statement. */
export const expected = (db: Queryable, workshopId: string) =>
  db
    .selectFrom("workshopInvitations")
    .select("employeeId as id")
    .where("workshopId", "=", workshopId)
    .where("employeeId", "is not", null)
    .union(
      db
        .selectFrom("boardParticipants")
        .select("employeeId as id")
        .where("boardId", "=", workshopId)
        .where("employeeId", "is not", null),
    )
    .$castTo<{ id: string }>();

/** Levels that people here have, and of which nobody is invited or takes part: they are named, so that it is a choice. */
export async function missingLevels(db: Queryable, workshopId: string) {
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
            .where("asked.id", "in", expected(db, workshopId)),
        ),
      ),
    )
    .orderBy("level")
    .execute();
  return rows.flatMap(({ level }) => level ?? []);
}
