import type { RouteConfigEntry } from "@react-router/dev/routes";
import { matchRoutes, RouterContextProvider } from "react-router";
import type { Actor } from "#core/actor.ts";
import { invitationToken, inviteEmployee } from "#domain/organisation/invitations.ts";
import { findOrganisation } from "#domain/organisation/organisation.ts";
import routes from "../../app/routes.ts";
import { pageRequest } from "../../app/web/context.ts";
import { confirmationLink, resetLink } from "./inputs.ts";
import type { Corner, Scene } from "./scene.ts";
import type { Outcome } from "./table.ts";

/** An address of the product and the files behind it, the outermost first. */
export interface PageRoute {
  path: string;
  files: string[];
}

/** Every address in app/routes.ts. */
export const pageRoutes = (
  entries: RouteConfigEntry[] = routes,
  above: PageRoute = { path: "", files: [] },
): PageRoute[] =>
  entries.flatMap((entry) => {
    const path = [above.path, entry.path ?? ""].filter(Boolean).join("/");
    const here = { path, files: [...above.files, entry.file] };
    return entry.children ? pageRoutes(entry.children, here) : [here];
  });

/** What an address is asked with, where it answers nothing of anybody's without. */
const queries: Record<string, string> = { "cases-by-reference": "?reference=V-1001" };

type Loader = (args: object) => unknown;

/** What a page answers somebody: its loader's answer, and those of the layouts around it. */
export async function pageAnswer(
  scene: Scene,
  actor: Actor,
  route: PageRoute,
  params: Record<string, string>,
  search?: string,
): Promise<Outcome | string> {
  const path = route.path.replace(/:(\w+)/g, (_part, name: string) => params[name] ?? "");
  const aborted = new AbortController();
  const request = new Request(`http://localhost:3000/${path}${search ?? queries[path] ?? ""}`, {
    signal: aborted.signal,
  });
  const context = new RouterContextProvider();
  const { services } = scene.world;
  context.set(pageRequest, {
    caller: scene.world.callerOf(actor),
    nonce: "n",
    organisation: await findOrganisation(services.database),
    notes: { trouble: null, retryAfter: null },
  });
  let shows = false;
  try {
    for (const file of route.files) {
      const module: Record<string, unknown> = await import(/* @vite-ignore */ `../../app/${file}`);
      const loader = module.loader as Loader | undefined;
      const answer = await loader?.({ request, params, context });
      if (answer instanceof Response && answer.status >= 300) return outcomeOf(answer);
      shows ||= (loader !== undefined || module.default !== undefined) && file === route.files.at(-1);
    }
    return shows ? "allowed" : "no_page";
  } catch (answer) {
    return outcomeOf(answer);
  } finally {
    aborted.abort();
  }
}

function outcomeOf(answer: unknown): Outcome | string {
  const status = answer instanceof Response ? answer.status : statusOf(answer);
  if (status === undefined) throw answer;
  const to = answer instanceof Response ? answer.headers.get("Location") : null;
  if (to !== null) return to.startsWith("/sign-in") ? "sign_in" : "elsewhere";
  return { 401: "sign_in", 403: "forbidden", 404: "not_found" }[status] ?? String(status);
}

const statusOf = (answer: unknown): number | undefined =>
  (answer as { init?: { status?: number } } | null)?.init?.status;

/** What the addresses of pages name, for a team. */
export async function paramsOf(scene: Scene, at: Corner, path: string): Promise<Record<string, string>> {
  const { world } = scene;
  const invited = await world.run(world.owner, inviteEmployee, {
    name: "New",
    email: `${crypto.randomUUID()}@veldhaven.example`,
  });
  return {
    caseId: at.caseId,
    employeeId: at.colleagueId,
    receipt: at.receipt,
    rightId: at.rightId,
    standardId: at.standardId,
    pledgeId: scene.pledgeId,
    principleId: scene.principleId,
    kind: "vision",
    itemId: scene.itemId,
    roundId: scene.roundId,
    subjectType: "decision",
    subjectId: at.decisionId,
    checkId: at.checkId,
    token: path.startsWith("confirm")
      ? await confirmationLink(scene)
      : path.startsWith("reset")
        ? await resetLink(scene, at)
        : invitationToken(world.services.secret, invited.id),
    importId: scene.importId,
    personId: at.personId,
    workshopId: at.workshop.id,
    actionId: at.workshop.actionId,
    noteId: at.workshop.broughtNoteId,
    of: "cases",
    id: at.caseId,
    templateId: "four_steps",
    format: "md",
    code: at.workshop.code,
  };
}

/** What somebody gets who follows a link of ours: the page's own answer to them. */
export async function linkAnswer(scene: Scene, actor: Actor, link: string): Promise<Outcome | string> {
  const url = new URL(link, "http://localhost:3000");
  const found = matchRoutes(
    pageRoutes().map(({ path, files }) => ({ path: `/${path}`, files })),
    url.pathname,
  )?.at(-1);
  if (!found) return "no_page";
  const { path, files } = found.route as unknown as PageRoute;
  const params = Object.fromEntries(Object.entries(found.params).map(([name, value]) => [name, value ?? ""]));
  return pageAnswer(scene, actor, { path: path.slice(1), files }, params, url.search);
}
