import { createCookie } from "react-router";
import type { Caller } from "#core/context.ts";

/** The browser's own secret while it is away at the provider, with where to go after. Ten minutes, and for here alone. */
export const awayCookie = (caller: Caller) => cookie(caller, "kept.away", 600, "/sign-in");

/** A cookie that scripts cannot read. `seconds` is how long it lasts. */
function cookie({ services }: Caller, name: string, seconds: number, path: string) {
  return createCookie(name, {
    httpOnly: true,
    sameSite: "lax",
    secure: services.publicUrl.startsWith("https:"),
    path,
    maxAge: seconds,
  });
}
