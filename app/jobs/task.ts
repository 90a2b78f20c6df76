import type { Services } from "#core/context.ts";

/** A job: shallow, it calls one command or sends one mail. It may run twice; its effect in the database is one. */
export type Task = (services: Services, payload: unknown) => Promise<void>;
