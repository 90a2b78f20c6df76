import { Link } from "react-router";
import { Mark } from "#ui/mark.tsx";
import { Card } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import type { PrinciplePage } from "./principle-page.ts";

/** The pledges and standards that rest on a principle. */
export function PrincipleRests({ page: { principle } }: { page: PrinciplePage }) {
  const text = useText();
  const { pledges, standards } = principle;
  const standardOf = new Map(standards.map((standard) => [standard.id, standard.name]));
  return (
    <Card title={text("philosophy.rests")}>
      {pledges.length === 0 ? (
        <p className="muted">{text("philosophy.nothingRests")}</p>
      ) : (
        <ul className="lines">
          {pledges.map((pledge) => (
            <li key={pledge.id}>
              <span>
                <Link to={`/pledges/${pledge.id}`}>{pledge.text}</Link>
                <br />
                <Link className="muted small" to={`/standards/${pledge.standardId}`}>
                  {standardOf.get(pledge.standardId)}
                </Link>
              </span>
              <Mark state={pledge.published ? "kept" : "open"}>
                {text(pledge.published ? "philosophy.pledgePublic" : "philosophy.pledgeNot")}
              </Mark>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
