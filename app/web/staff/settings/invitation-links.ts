import { redirect } from "react-router";
import { csvLine } from "#core/csv-line.ts";
import { execute } from "#core/execute.ts";
import { fileAnswer } from "#core/file-answer.ts";
import { takeInvitationLinks } from "#domain/organisation/invitation-links.ts";
import { callerOf, employeeOf, notForReader } from "../../load.ts";
import type { Route } from "./+types/invitation-links";

/** The links of open invitations as a file, for a mail merge of one's own. */
export async function action({ context, request }: Route.ActionArgs) {
  const me = employeeOf(context, request);
  if (!takeInvitationLinks.can(me, undefined, {})) throw notForReader();
  const { items } = await execute(callerOf(context), takeInvitationLinks, {});
  async function* lines() {
    yield csvLine(["name", "email", "link", "expiresAt"]);
    for (const item of items) yield csvLine([item.name, item.email, item.url, item.expiresAt.toISOString()]);
  }
  return fileAnswer(lines(), "invitation-links.csv", "people");
}

export const loader = () => redirect("/settings/people");
