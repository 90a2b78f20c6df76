import type { Messages } from "../en/index.ts";
import { errors } from "./errors.ts";
import { organisation } from "./organisation.ts";

export const nl: Messages = { errors, organisation };
