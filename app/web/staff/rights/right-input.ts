import { durationOf } from "../duration-fields.ts";

/** What the fields of a right's form say, as a command's input: one limit, that of the kind that was chosen. */
export function rightIn(fields: Record<string, unknown>): Record<string, unknown> {
  const { limitAmount, timeAmount, timeUnit, exception, ...rest } = fields;
  const limits: Record<string, object> = {
    money: { limitAmount },
    time: { limitDuration: durationOf(timeAmount, timeUnit) },
    exception: { exception },
  };
  return {
    roles: [],
    teamIds: [],
    steps: null,
    principleId: null,
    ownerId: null,
    reviewOn: null,
    ...rest,
    ...limits[String(fields.kind)],
  };
}
