import { zoneOfWindows, zonesToChoose } from "./zone-names.ts";

/** Zones by the place at the end of their name, in small letters: "mexico city" for America/Mexico_City. */
let places: ReadonlyMap<string, string[]> | null = null;
const zonesAt = (place: string): string[] => {
  places ??= Map.groupBy(zonesToChoose(), (zone) =>
    zone
      .slice(zone.lastIndexOf("/") + 1)
      .replaceAll("_", " ")
      .toLowerCase(),
  );
  return places.get(place.toLowerCase()) ?? [];
};

/**
 * The zone that is meant by words which are no name of IANA or Windows: a fixed distance from universal time, "GMT-0500",
 * which comes back as "-05:00"; or what Windows shows its users, "(UTC-05:00) Eastern Time (US & Canada)" and "(UTC+01:00)
 * Amsterdam, Berlin, Bern", found by the name that Windows has for it or the first place that IANA knows. A distance in
 * front is that of winter, and a zone of another is not what is meant. Null for anything else.
 */
export function zoneOfWords(words: string): string | null {
  const text = words.replace(/\u2212/g, "-").trim();
  const fixed = distanceIn(text);
  if (fixed) return fixed === "+00:00" ? "UTC" : fixed;
  const [, front, shown = text] = /^\(([^)]{3,12})\)\s*(.*)$/.exec(text) ?? [];
  const distance = front === undefined ? null : distanceIn(front);
  if (front !== undefined && !distance) return null;
  const found = zonesShownAs(shown).find((zone) => !distance || winterOf(zone) === distance);
  return found ?? null;
}

/** `GMT-0500`, `UTC+1`, `(GMT-05.00)` and `+01:00` as ±HH:MM; null for anything else. */
function distanceIn(text: string): string | null {
  const [whole, sign = "+", hours = "0", minutes = "00"] =
    /^(?:UTC|GMT|(?=[+-]))\s?(?:([+-])(\d{1,2})(?:[:.]?(\d\d))?)?$/i.exec(text) ?? [];
  if (whole === undefined || Number(hours) > 14 || Number(minutes) > 59) return null;
  const distance = `${hours.padStart(2, "0")}:${minutes}`;
  return (distance === "00:00" ? "+" : sign) + distance;
}

function zonesShownAs(shown: string): string[] {
  const plain = shown.replace(/\s*\([^)]*\)\s*$/, "").trim();
  const byWindows = [`${plain} Standard Time`, plain.replace(/ Time$/i, " Standard Time")]
    .map(zoneOfWindows)
    .filter((zone) => zone !== undefined);
  if (/^Coordinated Universal Time$/i.test(plain)) byWindows.push("UTC");
  // "Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London"
  const cities = plain.slice(plain.indexOf(":") + 1).split(",");
  return [...byWindows, ...cities.flatMap((city) => zonesAt(city.trim()))];
}

/** How far a zone is from universal time when its clocks are furthest behind: in winter, on either half of the earth. */
function winterOf(zone: string): string {
  const [january, july] = [1, 7].map((month) =>
    Temporal.ZonedDateTime.from({ year: 2026, month, day: 1, timeZone: zone }),
  );
  const behind = january && july && january.offsetNanoseconds > july.offsetNanoseconds ? july : january;
  return behind?.offset ?? "";
}
