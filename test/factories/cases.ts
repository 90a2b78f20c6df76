import type { EmployeeActor } from "#core/actor.ts";
import { makePromise } from "#domain/cases/make-promise.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import type { World } from "../world.ts";

const hour = 3600 * 1000;

/** What tests of cases do over and over: record one, promise something on it, name a time in so many hours. */
export function caseDesk(worldOf: () => World) {
  const inHours = (hours: number) =>
    new Date(worldOf().services.clock().getTime() + hours * hour).toISOString();
  return {
    inHours,
    record: (fields: object = {}, actor: EmployeeActor = worldOf().owner) =>
      worldOf().run(actor, recordVoice, {
        kind: "complaint",
        text: "The bin",
        channel: "phone",
        ...fields,
      }),
    promiseOn: (caseId: string, text = "Ring back", hours = 4) =>
      worldOf().run(worldOf().owner, makePromise, { caseId, text, dueAt: inHours(hours) }),
  };
}
