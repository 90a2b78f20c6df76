import { type Actor, leads } from "#core/actor.ts";
import { mayHandle } from "#domain/organisation/employees.ts";

/** Owners and leads look after everybody's data; after an owner's, owners alone. */
export const mayHandleWho = (actor: Actor, who: { kind: "customer" | "employee"; role?: string }): boolean =>
  who.kind === "employee" ? mayHandle(actor, who.role ?? "owner") : leads(actor);
