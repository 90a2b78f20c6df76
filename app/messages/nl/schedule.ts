import type { schedule as english } from "../en/schedule.ts";
import type { Translation } from "../text.ts";

export const schedule: Translation<typeof english> = {
  calendarJoin: "Doe mee met de code {{code}}: {{url}}",
};
