import { NavLink } from "react-router";
import { useText } from "../../text.tsx";

/** The pages around one workshop: those of its facilitators are in sight for them alone. */
export function WorkshopSections({ id, facilitates }: { id: string; facilitates: boolean }) {
  const text = useText();
  const at = `/workshops/${id}`;
  return (
    <nav className="sections" aria-label={text("schedule.sections")}>
      <NavLink to={at} end>
        {text("schedule.overview")}
      </NavLink>
      {facilitates && <NavLink to={`${at}/invitations`}>{text("schedule.invitations")}</NavLink>}
      {facilitates && <NavLink to={`${at}/plan`}>{text("plan.planOf")}</NavLink>}
      <NavLink to={`${at}/outcome`}>{text("outcome.toOutcome")}</NavLink>
    </nav>
  );
}
