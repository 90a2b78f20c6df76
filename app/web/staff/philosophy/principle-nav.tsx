import { NavLink } from "react-router";
import { useText } from "../../text.tsx";

/** The views of one principle. */
export function PrincipleNav({ id, mayLead }: { id: string; mayLead: boolean }) {
  const text = useText();
  return (
    <nav className="sections" aria-label={text("backing.tabs")}>
      <NavLink to={`/principles/${id}`} end>
        {text("backing.words")}
      </NavLink>
      <NavLink to={`/principles/${id}/results`}>{text("backing.results")}</NavLink>
      {mayLead && <NavLink to={`/principles/${id}/reading`}>{text("reading.tab")}</NavLink>}
    </nav>
  );
}
