import { leads, manages } from "#core/actor.ts";
import { listColleagues } from "#domain/organisation/employees.ts";
import { listTeams } from "#domain/organisation/teams.ts";
import { listPrinciples } from "#domain/philosophy/list-principles.ts";
import { wordsIn } from "#domain/philosophy/principle.ts";
import { pageRequest } from "../../context.ts";
import { load } from "../../load.ts";
import type { RightChoices } from "./right-fields.tsx";

/** What the form of a right chooses from: a manager, among teams of theirs alone. */
export async function rightChoices(args: Parameters<typeof load>[0]): Promise<RightChoices> {
  const { caller, organisation } = args.context.get(pageRequest);
  const { actor } = caller;
  const [teams, principles, employees] = await Promise.all([
    load(args, listTeams, {}),
    load(args, listPrinciples, { state: ["agreed", "published"], limit: 50 }),
    load(args, listColleagues, {}),
  ]);
  return {
    currency: organisation?.currency ?? "EUR",
    me: actor.id,
    everyTeam: leads(actor),
    teams: teams.items
      .filter(({ id }) => manages(actor, id))
      .map(({ id, name }) => ({ value: id, label: name })),
    principles: principles.items.map((each) => ({
      value: each.id,
      label: wordsIn(each, caller.language).statement,
    })),
    colleagues: employees.items.map(({ id, name }) => ({ value: id, label: name })),
  };
}
