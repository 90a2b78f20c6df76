import type { Caller } from "#core/context.ts";
import { guestOfToken } from "#domain/workshops/join-workshop.ts";

/** The place at one workshop, told to every door, so that another code does not make somebody else of its holder. */
const placeAt = (workshopId: string): string => `kept.place.${workshopId}`;

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
  headers.append(
    "Set-Cookie",
    `${placeAt(guest.workshopId)}=${guest.token}; Path=/join; Max-Age=${lasts}; HttpOnly; SameSite=Lax${secure}`,
  );
  return headers;
}

/** Whether this device has a place at a workshop, whatever code it was taken by, and one that was taken away too. */
export async function hasPlace(
  { actor, services }: Caller,
  request: Request,
  workshopId: string,
): Promise<boolean> {
  if (actor.kind === "participant") return actor.workshopId === workshopId;
  if (actor.kind !== "visitor") return false;
  const start = `${placeAt(workshopId)}=`;
  const cookies = (request.headers.get("Cookie") ?? "").split(/;\s*/);
  const token = cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length);
  const guest = token === undefined ? null : await guestOfToken(services.database, token);
  return guest?.kind === "participant" && guest.workshopId === workshopId;
}
