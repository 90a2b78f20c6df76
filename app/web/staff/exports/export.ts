import { redirect } from "react-router";
import { Refusal } from "#core/errors.ts";
import { execute } from "#core/execute.ts";
import { fileAnswer } from "#core/file-answer.ts";
import { exportList, fileNameOf, piecesOf } from "#domain/results/exports/export-list.ts";
import { fieldsOf, readForm } from "../../form.ts";
import { callerOf, employeeOf } from "../../load.ts";
import type { Route } from "./+types/export";

/** A list as a file for a spreadsheet, by the filters that its page had. */
export async function action({ context, request, params }: Route.ActionArgs) {
  employeeOf(context, request);
  const caller = callerOf(context);
  const { format, cursor: _cursor, ...filters } = fieldsOf(await readForm({ context, request }));
  try {
    const asked = await execute(caller, exportList, { list: params.list, format, filters });
    return await fileAnswer(piecesOf(caller, asked), fileNameOf(asked, caller.services.clock()), "people");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const code = error.fields[0]?.code ?? error.code;
    return new Response(caller.services.text(caller.language, `errors.${code}`), { status: error.status });
  }
}

export const loader = () => redirect("/home");
