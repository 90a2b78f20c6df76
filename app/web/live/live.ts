import { employeeOfSession } from "#domain/organisation/sessions.ts";
import { callerOf, orRefused } from "../load.ts";
import type { Route } from "./+types/live";
import { openStream } from "./stream.ts";

/** The stream of a tab. Without a session there is none: 401, and the page finds the way in when it reloads. */
export function loader({ context, request }: Route.LoaderArgs): Response {
  const { services, actor } = callerOf(context);
  if (actor.kind !== "employee") return new Response(null, { status: 401 });
  orRefused(context, () => services.streams.requireRoom(actor.id));
  const asked = request.headers.get("Last-Event-ID") ?? new URL(request.url).searchParams.get("since") ?? "";
  const since = /^\d{1,15}$/.test(asked) ? Number(asked) : services.live.last();
  const again = () => employeeOfSession(services, request.headers, "looked");
  return new Response(openStream({ services, actor, since, again, signal: request.signal }), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      // Proxies that collect answers before they pass them on would make it late.
      "X-Accel-Buffering": "no",
    },
  });
}
