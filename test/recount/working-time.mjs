/**
 * Deadlines in working time, computed from the file of calendars: by the wall clock, day by day. Only for whole days
 * (`P5D`) or a stretch of hours and minutes (`PT8H`); anything else is answered with undefined.
 */
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const daysAhead = 4000;

/** The calendar that holds for a team: its own, that of the nearest team above, or the organisation's. */
export function calendarOf(teamId, { calendars, teams }) {
  const parents = new Map(teams.map((team) => [team.id, team.parentId]));
  let at = teamId;
  while (at && !calendars.some((row) => row.teamId === at)) at = parents.get(at) ?? "";
  const rows = calendars.filter((row) => row.teamId === at);
  return rows.length === 0 ? null : { zone: rows[0].timeZone, windowsOn: (date) => windowsOn(date, rows) };
}

/** The windows of a date, in order: an exception before a day off before the ordinary week. */
function windowsOn(date, rows) {
  const day = date.toString();
  const exceptions = rows.filter((row) => row.kind === "exception" && row.day === day);
  const off = rows.some((row) => row.kind === "holiday" && row.day === day);
  const week = rows.filter((row) => row.kind === "week" && row.day === weekdays[date.dayOfWeek - 1]);
  const found = exceptions.length > 0 ? exceptions : off ? [] : week;
  return found
    .filter((row) => row.opens !== "")
    .map((row) => ({ opens: minutes(row.opens), closes: minutes(row.closes) }))
    .sort((one, other) => one.opens - other.opens);
}

const minutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** The deadline in milliseconds, null without hours, undefined where this script does not know. */
export function workingDeadline(starts, within, calendar) {
  const [, days] = /^P(\d+)D$/.exec(within) ?? [];
  const [, hours = 0, more = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(within) ?? [];
  const left = Number(hours) * 60 + Number(more);
  if (!days && !left) return undefined;
  if (calendar === null) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(starts).toZonedDateTimeISO(calendar.zone);
  return days ? afterDays(local, Number(days), calendar) : afterMinutes(local, left, calendar);
}

/** Minutes after midnight, with the seconds as a fraction. */
const clockOf = (time) => time.hour * 60 + time.minute + time.second / 60 + time.millisecond / 60_000;

const instantAt = (date, clock, { zone }) =>
  date
    .toPlainDateTime()
    .add({ milliseconds: Math.round(clock * 60_000) })
    .toZonedDateTime(zone).epochMilliseconds;

function afterMinutes(local, left, calendar) {
  let from = clockOf(local);
  let date = local.toPlainDate();
  for (let day = 0; day < daysAhead; day += 1) {
    for (const { opens, closes } of calendar.windowsOn(date)) {
      const begins = Math.max(opens, from);
      const open = closes - begins;
      if (open <= 0) continue;
      if (open >= left - 1e-9) return instantAt(date, begins + left, calendar);
      left -= open;
    }
    from = 0;
    date = date.add({ days: 1 });
  }
  return null;
}

/** The same time of day on the nth later date with hours; outside hours it moves to the next opening of that day. */
function afterDays(local, days, calendar) {
  let date = local.toPlainDate();
  let clock = clockOf(local);
  for (let day = 0; ; day += 1) {
    if (day === daysAhead) return null;
    const window = calendar.windowsOn(date).find(({ closes }) => closes > clock);
    if (window) {
      clock = Math.max(clock, window.opens);
      break;
    }
    date = date.add({ days: 1 });
    clock = 0;
  }
  for (let left = days, day = 0; left > 0; day += 1) {
    if (day === daysAhead) return null;
    date = date.add({ days: 1 });
    if (calendar.windowsOn(date).length > 0) left -= 1;
  }
  const windows = calendar.windowsOn(date);
  const open = windows.find(({ closes }) => closes >= clock);
  return instantAt(date, open ? Math.max(clock, open.opens) : windows.at(-1).closes, calendar);
}
