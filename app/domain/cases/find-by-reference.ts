import { z } from "zod";
import { isStaff } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Reference } from "#core/validation.ts";
import { visibleCases } from "#domain/organisation/visibility.ts";

/** The case with exactly this reference, in any case of its letters, if the asker may see it; null otherwise. */
export const findCaseByReference = query({
  name: "case.find_by_reference",
  input: z.strictObject({ reference: Reference(100) }),
  can: isStaff,
  async run({ db, actor }, { reference }) {
    const found = await db
      .selectFrom("cases")
      .select(["id", "reference"])
      .where("reference", "in", [reference, reference.toUpperCase()])
      .where(visibleCases(actor))
      .limit(1)
      .executeTakeFirst();
    return found ?? null;
  },
});
