import { useRouteLoaderData } from "react-router";
import type { ListName } from "#domain/results/exports/export-list.ts";
import { SubmitButton } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import type { loader as staffLoader } from "../layout.tsx";

/** Takes the list of this page out as a file, by the same filters; at a counter there is no such button. */
export function ExportButton({ list, filters = {} }: { list: ListName; filters?: Record<string, string> }) {
  const text = useText();
  const staff = useRouteLoaderData<typeof staffLoader>("web/staff/layout");
  if (staff?.me.sharedDevice) return null;
  return (
    <form method="post" action={`/exports/${list}`} className="export">
      {Object.entries(filters).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton weight="bare">{text("shell.export")}</SubmitButton>
    </form>
  );
}
