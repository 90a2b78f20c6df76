import ICAL from "ical.js";

/** One property of a component, as the library reads it. */
export interface Property {
  name: string;
  parameters: Readonly<Record<string, unknown>>;
  values: readonly unknown[];
}

/** The properties of a component, with the components in it that matter. */
export interface Component {
  kind: string;
  properties: Property[];
  parts: Component[];
  /** More stands in it than any real one has. */
  tooLarge: boolean;
}

/** One calendar of a file. */
export interface Calendar {
  properties: Property[];
  zones: Component[];
  events: Component[];
}

const wanted: Record<string, ReadonlySet<string>> = {
  VCALENDAR: new Set(["METHOD", "X-WR-TIMEZONE"]),
  VEVENT: new Set(
    (
      "UID SUMMARY DESCRIPTION CATEGORIES STATUS TRANSP DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID " +
      "X-MICROSOFT-CDO-ALLDAYEVENT X-MICROSOFT-CDO-BUSYSTATUS"
    ).split(" "),
  ),
  VTIMEZONE: new Set(["TZID", "X-LIC-LOCATION"]),
  STANDARD: new Set(["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"]),
  DAYLIGHT: new Set(["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"]),
};
/** A component has at most so many signs in what is read of it: a thousand exceptions are 16,000. */
const mostSigns = 64 * 1024;
const property = /^([A-Za-z0-9-]+)[;:]/;

/**
 * Takes a file apart, line by line: a line that begins like no property belongs to the one before, and of a property
 * that cannot be read nothing is taken. Yields between pieces of work of some milliseconds.
 *
 * @returns its calendars; null when it is no calendar file
 */
export function* calendarsIn(text: string): Generator<undefined, Calendar[] | null> {
  const calendars: Calendar[] = [];
  const open: { component: Component; signs: number }[] = [];
  const lines = yield* linesOf(text);
  const ends = new Ends(lines);
  for (const [number, line] of lines.entries()) {
    if (number % 500 === 499) yield;
    const inner = open.at(-1);
    const kind = partIn(beginning, line);
    const ending = partIn(end, line);
    if (kind && (!inner || ends.holds(inner.component.kind, kind, number))) {
      if (!inner && kind !== "VCALENDAR") return null;
      open.push({ component: { kind, properties: [], parts: [], tooLarge: false }, signs: 0 });
    } else if (ending && open.some(({ component }) => component.kind === ending)) {
      if (inner?.component.kind !== ending) return null;
      open.pop();
      const outer = open.at(-1);
      if (outer) outer.component.parts.push(inner.component);
      else calendars.push(calendarOf(inner.component));
    } else if (inner) readInto(inner, line);
    else if (line.trim() !== "") return null;
  }
  return open.length > 0 || calendars.length === 0 ? null : calendars;
}

const beginning = /^BEGIN:\s*([A-Z-]+)\s*$/i;
const end = /^END:\s*([A-Z-]+)\s*$/i;
const partIn = (mark: RegExp, line: string): string | undefined => mark.exec(line)?.[1]?.toUpperCase();

/** Where parts of a file end, to tell them from a description that broke off before a word like BEGIN:Monday. */
class Ends {
  readonly #lines = new Map<string, number[]>();

  constructor(lines: readonly string[]) {
    for (const [number, line] of lines.entries()) {
      const kind = partIn(end, line);
      if (kind) this.#lines.getOrInsert(kind, []).push(number);
    }
  }

  /** Whether a part that begins on this line is one: what a calendar holds, or what ends before the part around it. */
  holds(outer: string, kind: string, line: number): boolean {
    if (outer === "VCALENDAR" && kind in wanted) return true;
    return this.#next(kind, line) < this.#next(outer, line);
  }

  /** Asked for lines that go up. */
  #next(kind: string, line: number): number {
    const ahead = this.#lines.get(kind) ?? [];
    while (ahead[0] !== undefined && ahead[0] < line) ahead.shift();
    return ahead[0] ?? Number.POSITIVE_INFINITY;
  }
}

/** The lines of a file, with folded and broken ones joined. */
function* linesOf(text: string): Generator<undefined, string[]> {
  const lines: string[] = [];
  const ends = text.includes("\n") ? /\r?\n/ : /\r/;
  const given = text.replace(/^\ufeff/, "").split(ends);
  for (const [number, line] of given.entries()) {
    if (number % 5000 === 4999) yield;
    const last = lines.length - 1;
    const broken = !property.test(line);
    if (broken && last >= 0 && line.trim() !== "")
      lines[last] += /^[ \t]/.test(line) ? line.slice(1) : ` ${line}`;
    else lines.push(line);
  }
  return lines;
}

const calendarOf = ({ properties, parts }: Component): Calendar => ({
  properties,
  zones: parts.filter(({ kind }) => kind === "VTIMEZONE"),
  events: parts.filter(({ kind }) => kind === "VEVENT"),
});

function readInto(open: { component: Component; signs: number }, line: string): void {
  const { component } = open;
  const name = property.exec(line)?.[1]?.toUpperCase() ?? "";
  if (!wanted[component.kind]?.has(name) || component.tooLarge) return;
  // A long description is nothing that days depend on.
  const needed = name === "DESCRIPTION" || name === "SUMMARY" ? line.slice(0, 1000) : line;
  open.signs += needed.length;
  if (open.signs > mostSigns) {
    component.tooLarge = true;
    component.properties = component.properties.filter((each) => each.name === "SUMMARY");
  } else component.properties.push(...propertyIn(needed, name));
}

function propertyIn(line: string, name: string): Property[] {
  try {
    // The library reads the words of a rule in capitals only.
    const jcal = ICAL.parse.property(/RULE$/.test(name) ? line.toUpperCase() : line) as unknown[];
    return [
      {
        name,
        parameters: (jcal[1] ?? {}) as Record<string, unknown>,
        values: jcal.slice(3),
      },
    ];
  } catch {
    // What cannot be read is a property with nothing in it: an event that needs it says so.
    return [{ name, parameters: {}, values: [] }];
  }
}

export const propertiesOf = (component: Pick<Component, "properties">, name: string): Property[] =>
  component.properties.filter((each) => each.name === name);

/** The first value of a property as text; empty when there is none. */
export const textOf = (component: Pick<Component, "properties">, name: string): string =>
  String(component.properties.find((each) => each.name === name)?.values[0] ?? "");
