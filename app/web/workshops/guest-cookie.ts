import type { Caller } from "#core/context.ts";

/** Seconds that a guest's place at a workshop is kept on their device: a month. */
const lasts = 30 * 86_400;

/**
 * The headers that give a guest their place. The token goes to this workshop alone, and to its door, so that whoever
 * scans the code again comes back as themselves. It stands as it is, since server/requests.ts reads it for every page.
 */
export function guestCookies(
  { services }: Caller,
  guest: { workshopId: string; code: string; token: string },
): Headers {
  const headers = new Headers();
  const secure = services.publicUrl.startsWith("https:") ? "; Secure" : "";
  for (const path of [`/workshops/${guest.workshopId}/`, `/join/${guest.code}`]) {
    headers.append(
      "Set-Cookie",
      `kept.guest=${guest.token}; Path=${path}; Max-Age=${lasts}; HttpOnly; SameSite=Lax${secure}`,
    );
  }
  return headers;
}
