import names from "cldr-bcp47/bcp47/timezone.json" with { type: "json" };
import windows from "cldr-core/supplemental/windowsZones.json" with { type: "json" };

/** One zone of Unicode's list: its names with the oldest first, and the one that IANA writes today where it differs. */
interface Zone {
  _alias?: string;
  _iana?: string;
}

const today = new Map(
  Object.values(names.keyword.u.tz as Record<string, Zone | string>).flatMap((zone) =>
    typeof zone === "object" && zone._iana
      ? (zone._alias ?? "").split(" ").map((alias) => [alias, zone._iana ?? alias] as const)
      : [],
  ),
);

/** The zone that Windows means by each of its names, in small letters; by Unicode's table for the whole world. */
const byWindowsName = new Map(
  windows.supplemental.windowsZones.mapTimezones
    .filter(({ mapZone }) => mapZone._territory === "001")
    .map(({ mapZone }) => [mapZone._other.toLowerCase(), modernZone(mapZone._type)]),
);

/** The name of a zone as it is written today: Europe/Kyiv for Europe/Kiev. Another name stays as it is. */
export function modernZone(name: string): string {
  return today.get(name) ?? name;
}

/** The IANA name for one that Windows uses, "W. Europe Standard Time"; undefined for any other. */
export function zoneOfWindows(name: string): string | undefined {
  return byWindowsName.get(name.trim().toLowerCase());
}

/** The zones that people choose from, under the names of today. */
export function zonesToChoose(): string[] {
  const places = Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/"));
  return [...new Set(places.map(modernZone))].sort().concat("UTC");
}
