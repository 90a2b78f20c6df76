import type { CalendarView } from "#domain/organisation/calendars/read-calendar.ts";
import { SelectField, TextAreaField, TextField } from "#ui/staff/fields.tsx";
import { Card } from "#ui/staff/parts.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import { errorAt, fieldsOfHours, weekdays } from "./calendar-input.ts";

interface Page {
  calendar: CalendarView;
  /** Offered where nothing is written down yet; nothing of it counts before it is saved. */
  proposal: CalendarView["week"];
  team: { id: string } | null;
  organisationZone: string;
  timeZones: string[];
  mayChange: boolean;
}

/** The week, the days off and the days that differ. */
export function CalendarFields({ page, refused }: { page: Page; refused: Refused }) {
  const text = useText();
  const { calendar, proposal, organisationZone, timeZones, mayChange } = page;
  const { errors, values } = refused;
  const proposed = calendar.source.kind === "none" && mayChange;
  const filled = fieldsOfHours(proposed ? { ...calendar, week: proposal } : calendar);
  const field = (name: string) => ({
    name,
    defaultValue: values[name] ?? filled[name],
    error: errorAt(errors, name, values[name]),
  });
  const follow = text("calendars.sameZone", { zone: organisationZone.replaceAll("_", " ") });
  return (
    <fieldset disabled={!mayChange} className="stack">
      <Card title={text("calendars.week")}>
        <p className="muted">{text(proposed ? "calendars.weekProposed" : "calendars.weekHint")}</p>
        <div className="week">
          {weekdays.map((day) => (
            <TextField
              key={day}
              label={text(`calendars.days.${day}`)}
              maxLength={200}
              {...field(`week.${day}`)}
            />
          ))}
        </div>
        <SelectField
          label={text("settings.timeZone")}
          name="timeZone"
          defaultValue={values.timeZone ?? calendar.timeZone ?? ""}
          error={errors.timeZone}
          options={[
            { value: "", label: follow },
            ...[...new Set([organisationZone, ...timeZones])].map((zone) => ({
              value: zone,
              label: zone.replaceAll("_", " "),
            })),
          ]}
        />
      </Card>
      <Card title={text("calendars.special")}>
        <TextAreaField
          label={text("calendars.holidays")}
          hint={text("calendars.holidaysHint")}
          rows={4}
          {...field("holidays")}
        />
        <TextAreaField
          label={text("calendars.exceptions")}
          hint={text("calendars.exceptionsHint")}
          rows={3}
          {...field("exceptions")}
        />
      </Card>
    </fieldset>
  );
}
