import { redirect } from "react-router";
import { callerOf } from "../load.ts";
import type { Route } from "./+types/sign-out";
import { redirectWith } from "./session.ts";

/** Ends the session of this browser. A GET ends nothing. */
export async function action({ context, request }: Route.ActionArgs) {
  const { services, actor } = callerOf(context);
  const { cookies } = await services.identity.signOut(request.headers);
  const shared = actor.kind === "employee" && actor.sharedDeviceId;
  return redirectWith(shared ? "/shared-device" : "/sign-in?ended", cookies);
}

export const loader = () => redirect("/home");
