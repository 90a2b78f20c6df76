import { listColleagues } from "#domain/organisation/employees.ts";
import { employeeOf, load } from "../../load.ts";
import type { Route } from "./+types/colleagues";

/** For choosing who does something on a page without this page's parts: names alone, the reader first. */
export async function loader(args: Route.LoaderArgs): Promise<Response> {
  const me = employeeOf(args.context, args.request);
  const { items } = await load(args, listColleagues, {});
  const others = items.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ id, name }));
  return Response.json(
    { items: [{ id: me.id, name: me.name }, ...others] },
    { headers: { "Cache-Control": "no-store" } },
  );
}
