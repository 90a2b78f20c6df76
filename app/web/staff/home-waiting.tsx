import { Link } from "react-router";
import type { Waiting } from "#domain/results/facts.ts";
import { Card } from "#ui/staff/parts.tsx";
import { useText } from "../text.tsx";

/** What was begun or is due and waits for somebody to look at it; nothing when nothing does. */
export function WaitingCards({
  waiting: { unchecked, reviews },
}: {
  waiting: Record<"unchecked" | "reviews", Waiting>;
}) {
  const text = useText();
  if (unchecked.count + reviews.count === 0) return null;
  return (
    <div className="two even">
      {unchecked.count > 0 && (
        <Card
          title={text("checking.home.unchecked", { count: unchecked.count })}
          actions={<All to="/principles/checks" shown={unchecked} />}
        >
          <Items
            items={unchecked.items}
            at="/principles/checks/initiative/"
            action={text("checking.check")}
          />
        </Card>
      )}
      {reviews.count > 0 && (
        <Card
          title={text("checking.home.reviews", { count: reviews.count })}
          actions={<All to="/principles/audit?review=overdue" shown={reviews} />}
        >
          <Items items={reviews.items} at="/principles/audit/" action={text("checking.home.review")} />
        </Card>
      )}
    </div>
  );
}

function Items({ items, at, action }: { items: Waiting["items"]; at: string; action: string }) {
  return (
    <ul className="rows">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a thing may wait for two of its reviews
        <li key={`${item.id} ${index}`}>
          <span>{item.name}</span>
          <Link to={`${at}${item.id}`}>{action}</Link>
        </li>
      ))}
    </ul>
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
