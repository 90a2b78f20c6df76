import { Link } from "react-router";
import type { Waiting } from "#domain/results/chain.ts";
import { Card } from "#ui/staff/parts.tsx";
import { useText } from "../text.tsx";

/** What was begun or due and waits for somebody to look at it; nothing when nothing does. */
export function WaitingCards({ waiting }: { waiting: { unchecked: Waiting } }) {
  const text = useText();
  const { unchecked } = waiting;
  if (unchecked.count === 0) return null;
  return (
    <div className="two">
      <Card
        title={text("checking.home.unchecked", { count: unchecked.count })}
        actions={<All to="/principles/checks" shown={unchecked} />}
      >
        <ul className="rows">
          {unchecked.items.map((item) => (
            <li key={item.id}>
              <span>{item.name}</span>
              <Link to={`/principles/checks/initiative/${item.id}`}>{text("checking.check")}</Link>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function All({ to, shown }: { to: string; shown: Waiting }) {
  const text = useText();
  if (shown.count <= shown.items.length) return null;
  return (
    <Link to={to} className="small">
      {text("checking.home.all")}
    </Link>
  );
}
