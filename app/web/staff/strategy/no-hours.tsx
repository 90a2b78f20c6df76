import { Link } from "react-router";
import type { PlaceWithoutHours } from "#domain/organisation/calendars/without-hours.ts";
import { useText } from "../../text.tsx";

/** Says where a standard in working time measures nothing, with the way to the hours it needs. */
export function NoHours({ places, when }: { places: PlaceWithoutHours[]; when: "planned" | "set" }) {
  const text = useText();
  if (places.length === 0) return null;
  const teams = places.flatMap(({ name }) => name ?? []);
  const first = places[0]?.teamId;
  return (
    <p className="caution" role="note">
      {teams.length > 0
        ? text(`strategy.noHours.${when}Teams`, { count: teams.length, teams: teams.join(", ") })
        : text(`strategy.noHours.${when}`)}{" "}
      <Link to={first ? `/settings/calendar?team=${first}` : "/settings/calendar"}>
        {text("strategy.noHours.toHours")}
      </Link>
    </p>
  );
}
