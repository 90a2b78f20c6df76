import { leads } from "#core/actor.ts";
import { utf8Mark } from "#core/file-answer.ts";
import { staffFields } from "#domain/organisation/staff-import/staff-file.ts";
import { callerOf, employeeOf, notForReader } from "../../load.ts";
import type { Route } from "./+types/people-template";

/** An empty file of colleagues with its headings, as the reader's spreadsheet takes it: Dutch ones want semicolons. */
export function loader({ context, request }: Route.LoaderArgs) {
  if (!leads(employeeOf(context, request))) throw notForReader();
  const { services, language } = callerOf(context);
  const headings = staffFields.map((field) => services.text(language, `staffImport.columnName.${field}`));
  const name = services.text(language, "staffImport.templateName");
  return new Response(`${utf8Mark}${headings.join(language === "nl" ? ";" : ",")}\r\n`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
