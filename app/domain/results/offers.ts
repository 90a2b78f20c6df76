import type { Actor } from "#core/actor.ts";
import { mayBegin } from "#core/command.ts";
import { changeOrganisationCalendar, changeTeamCalendar } from "../organisation/calendars/write-calendar.ts";
import { agreePrinciple } from "../philosophy/agree-principle.ts";
import { createPrinciple } from "../philosophy/create-principle.ts";
import { writeDocumentVersion } from "../philosophy/documents.ts";
import { publishPrinciple } from "../philosophy/publish-principle.ts";
import { publishPledge } from "../strategy/publish-pledge.ts";
import { createPledge } from "../strategy/write-pledge.ts";
import { createStandard } from "../strategy/write-standard.ts";

/** What a gap in the chain is. */
export type GapCode =
  | "no_vision"
  | "no_strategy"
  | "no_principle"
  | "principle_not_published"
  | "principle_without_standard"
  | "standard_without_pledge"
  | "standard_without_hours"
  | "pledge_not_published"
  | "pledge_without_published_principle";

/** What home may offer as the next step: closing a gap, or a step of the start that is none yet. */
export type NextCode =
  | GapCode
  | "first_principle"
  | "agree_principle"
  | "first_standard"
  | "define_service"
  | "hear";

/** The command in which each step ends; a step that is only a look has none. */
const endsIn: Record<NextCode, Parameters<typeof mayBegin>[1] | null> = {
  no_vision: writeDocumentVersion,
  no_strategy: writeDocumentVersion,
  define_service: writeDocumentVersion,
  no_principle: agreePrinciple,
  agree_principle: agreePrinciple,
  first_principle: createPrinciple,
  principle_not_published: publishPrinciple,
  pledge_without_published_principle: publishPrinciple,
  principle_without_standard: createPledge,
  standard_without_pledge: createPledge,
  first_standard: createStandard,
  standard_without_hours: changeOrganisationCalendar,
  pledge_not_published: publishPledge,
  hear: null,
};

/**
 * Whether somebody may take a step: what the command says in which it ends.
 *
 * @param teamId of the team whose hours are missing; null for the organisation's
 */
export function mayFix(actor: Actor, code: NextCode, teamId: string | null): boolean {
  if (code === "standard_without_hours" && teamId !== null) {
    return mayBegin(actor, changeTeamCalendar, { input: { teamId } });
  }
  const command = endsIn[code];
  return command === null || mayBegin(actor, command);
}
