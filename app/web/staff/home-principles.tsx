import { Link } from "react-router";
import { Card } from "#ui/staff/parts.tsx";
import { useText } from "../text.tsx";
import type { HomePage } from "./home.tsx";

/** The principles in force, in plain sight on everybody's home. */
export function PrinciplesInSight({ principles }: { principles: HomePage["home"]["principles"] }) {
  const text = useText();
  return (
    <Card title={text("programme.principlesTitle")}>
      {principles.length === 0 ? (
        <p className="muted">{text("programme.noPrinciples")}</p>
      ) : (
        <ol className="in-sight">
          {principles.map((principle) => (
            <li key={principle.id}>
              <Link to={`/principles/${principle.id}`}>{principle.statement}</Link>
              {principle.explanation && <p className="muted small">{principle.explanation}</p>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
