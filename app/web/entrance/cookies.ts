import { createCookie } from "react-router";
import type { Caller } from "#core/context.ts";

/** The browser's own secret while it is away at the provider, with where to go after. Ten minutes, and for here alone. */
export const awayCookie = (caller: Caller) => cookie(caller, "kept.away", 600, "/sign-in");

/** What makes this browser a shared device: as long as browsers keep a cookie, which is 400 days. */
export const deviceCookie = (caller: Caller) => cookie(caller, "kept.shared_device", 400 * 86_400, "/");

/** The token of this browser as a shared device, or null. */
export async function deviceToken(caller: Caller, request: Request): Promise<string | null> {
  const value: unknown = await deviceCookie(caller).parse(request.headers.get("Cookie"));
  return typeof value === "string" && value !== "" ? value : null;
}

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
