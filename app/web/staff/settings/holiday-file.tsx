import { Checkbox } from "@mantine/core";
import { Form } from "react-router";
import type { HolidayPlan } from "#domain/organisation/calendars/holiday-file.ts";
import { FileField, SelectField } from "#ui/staff/fields.tsx";
import { Card, Details, SubmitButton } from "#ui/staff/parts.tsx";
import { DataTable } from "#ui/staff/table.tsx";
import { useBusy } from "../../answer.ts";
import type { Refused } from "../../form.ts";
import { useFormat, useText } from "../../text.tsx";
import { fieldsOfHours } from "./calendar-input.ts";

/** What was read from a file, and whether events with hours were taken. */
export interface ReadHolidays {
  plan: HolidayPlan;
  partDays: "close" | "leave";
}

/** The fields of days off and other hours with the days of a file among them. */
export const fieldsOfPlan = ({ plan }: ReadHolidays): Record<string, string> => {
  const { holidays, exceptions } = fieldsOfHours({ week: {}, ...plan });
  return { holidays: holidays ?? "", exceptions: exceptions ?? "" };
};

/** Asks for a calendar file. */
export function HolidayFileForm({ refused: { errors, problem } }: { refused: Refused }) {
  const text = useText();
  const busy = useBusy("read");
  return (
    <Card title={text("calendars.fileTitle")}>
      <p className="muted">{text("calendars.fileLead")}</p>
      <Form method="post" encType="multipart/form-data" className="form">
        <input type="hidden" name="intent" value="read" />
        <FileField
          name="file"
          label={text("calendars.file")}
          accept=".ics,text/calendar"
          required
          error={errors.file ?? problem ?? undefined}
        />
        <SelectField
          name="quiet"
          label={text("calendars.quiet")}
          hint={text("calendars.quietHint")}
          options={(["leave", "free", "all"] as const).map((value) => ({
            value,
            label: text(`calendars.quietChoices.${value}`),
          }))}
        />
        <Checkbox name="partDays" value="close" label={text("calendars.partDays")} />
        <div className="actions">
          <SubmitButton weight="quiet" busy={busy}>
            {text("calendars.look")}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

/** The days that were found, and what each does. */
export function FoundHolidays({ plan, partDays }: ReadHolidays) {
  const text = useText();
  const format = useFormat();
  const date = (day: string) => format.date(new Date(`${day}T12:00:00Z`));
  const rows = [
    ...plan.days.map((day) => ({ ...day, does: text(`calendars.states.${day.state}`) })),
    ...plan.parts.map((part) => ({
      ...part,
      does:
        part.state !== "new"
          ? text(`calendars.states.${part.state}`)
          : text(partDays === "close" ? "calendars.hours" : "calendars.hoursLeft", {
              from: part.from,
              to: part.to,
            }),
    })),
  ]
    .map((row) =>
      row.quiet ? { ...row, does: `${row.does} (${text(`calendars.marked.${row.quiet}`)})` } : row,
    )
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  const isNew = (each: { state: string }) => each.state === "new";
  const count = plan.days.filter(isNew).length + (partDays === "close" ? plan.parts.filter(isNew).length : 0);
  return (
    <Card title={text("calendars.found", { count })}>
      <p className="muted">{text("calendars.foundLead", { from: date(plan.from), to: date(plan.to) })}</p>
      {rows.some((row) => row.state === "quiet") && <p className="muted">{text("calendars.quietLeft")}</p>}
      {rows.length > 0 && (
        <DataTable
          caption={text("calendars.fileTitle")}
          rows={rows.slice(0, 100)}
          rowKey={(row) => `${row.date} ${row.name} ${row.does}`}
          columns={[
            { key: "day", head: text("calendars.foundDay"), cell: (row) => date(row.date) },
            {
              key: "name",
              head: text("calendars.foundName"),
              narrow: "bare",
              cell: (row) => row.name || text("calendars.noName"),
            },
            { key: "does", head: text("calendars.foundState"), narrow: "bare", cell: (row) => row.does },
          ]}
        />
      )}
      {rows.length > 100 && <p className="muted">{text("staffImport.more", { count: rows.length - 100 })}</p>}
      {plan.leftOut.length > 0 && (
        <Details summary={`${text("calendars.leftOut")}: ${plan.leftOut.length}`}>
          <ul className="lines">
            {plan.leftOut.slice(0, 100).map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, of things without a name
              <li key={index}>
                {each.name || text("calendars.noName")}
                <span className="muted small">{text(`calendars.why.${each.why}`)}</span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Card>
  );
}
