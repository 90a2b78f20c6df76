import { system } from "#core/actor.ts";
import { execute } from "#core/execute.ts";
import { tellOfAside } from "#domain/cases/watch-aside.ts";
import type { Task } from "./task.ts";

/** Every hour: what has lain set aside as suspected spam for a day. */
export const tellOfAsideJob: Task = async (services) => {
  await execute({ services, actor: system, address: null, language: "en" }, tellOfAside, {});
};
