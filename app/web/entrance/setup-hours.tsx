import { TextField } from "#ui/public/fields.tsx";
import { errorAt, weekdays } from "../staff/settings/calendar-input.ts";
import { useText } from "../text.tsx";

/**
 * When people work: an ordinary week to say yes to, or to change before anything counts by it. The
 * page runs no script, so what is folded says what we propose, never what is typed: that would not follow.
 */
export function WorkingWeek({
  values,
  errors,
  week,
}: {
  values: Record<string, string>;
  errors: Record<string, string>;
  /** What the seven fields hold at first. */
  week: Record<string, string>;
}) {
  const text = useText();
  const typed = Object.keys(values).length > 0;
  const hours = weekdays.map((day) => ({
    day,
    name: text(`calendars.days.${day}`),
    value: (typed ? values[`week.${day}`] : week[`week.${day}`]) ?? "",
    error: errorAt(errors, `week.${day}`, values[`week.${day}`]),
  }));
  return (
    <div className="door-part">
      <h2>{text("entrance.hoursTitle")}</h2>
      <p>{text("entrance.hoursLead")}</p>
      <details className="fold" open={hours.some(({ error }) => error !== undefined)}>
        <summary>
          {typed
            ? text("entrance.hoursYours")
            : text("entrance.hoursProposed", { hours: stretchesOf(hours).join(" · ") })}
        </summary>
        <div>
          <p className="hint">{text("calendars.weekHint")}</p>
          {hours.map(({ day, name, value, error }) => (
            <TextField
              key={day}
              name={`week.${day}`}
              maxLength={200}
              label={name}
              defaultValue={value}
              error={error}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

/** `Monday – Friday 09:00-17:00`: neighbours with the same hours stand together, closed days are not named. */
function stretchesOf(hours: { name: string; value: string }[]): string[] {
  const stretches: { first: string; last: string; value: string }[] = [];
  for (const { name, value } of hours) {
    const before = stretches.at(-1);
    if (before?.value === value) before.last = name;
    else stretches.push({ first: name, last: name, value });
  }
  return stretches
    .filter(({ value }) => value !== "")
    .map(({ first, last, value }) => `${first === last ? first : `${first} – ${last}`} ${value}`);
}
