import { Link } from "react-router";
import { Details } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import { limitOf, useSizes } from "./sizes.ts";

export interface ShownRight {
  id: string;
  situation: string;
  kind: "money" | "time" | "exception";
  limitAmount: number | null;
  limitDuration: string | null;
  exception: string | null;
  steps: string | null;
  principle: string | null;
  roles: ("owner" | "lead" | "manager" | "employee")[];
  teamNames: string[];
}

/** One right as it is looked up: the situation, how far, and what to do. */
export function RightEntry({ right, currency }: { right: ShownRight; currency: string }) {
  const text = useText();
  const sizes = useSizes(currency);
  return (
    <li>
      <div>
        <h3>
          <Link to={`/rights/${right.id}`}>{right.situation}</Link>
        </h3>
        {right.exception && <p>{right.exception}</p>}
        <p className="muted small">
          <Who right={right} />
          {right.principle && <> · “{right.principle}”</>}
        </p>
        {right.steps && (
          <Details summary={text("rights.steps")}>
            <p className="right-steps">{right.steps}</p>
          </Details>
        )}
      </div>
      {right.kind === "exception" ? (
        <p className="right-limit muted small">{text("rights.kind.exception")}</p>
      ) : (
        <p className="right-limit">
          <span className="muted small">{text("rights.upTo")}</span>{" "}
          <b className="num">{sizes(limitOf(right))}</b>
        </p>
      )}
    </li>
  );
}

/** Whose right it is: roles and teams, or everyone. */
export function Who({ right }: { right: Pick<ShownRight, "roles" | "teamNames"> }) {
  const text = useText();
  const roles = right.roles.map((role) => text(`rights.role.${role}`)).join(", ");
  const parts = [roles || text("rights.everyone"), right.teamNames.join(", ")].filter(Boolean);
  return <>{parts.join(" · ")}</>;
}
