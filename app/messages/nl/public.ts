import type { publicPages as english } from "../en/public.ts";
import type { Translation } from "../text.ts";

export const publicPages: Translation<typeof english> = {
  toFrontDoor: "Naar de voordeur",
};
