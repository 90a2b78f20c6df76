import { Link } from "react-router";
import type { listInitiatives } from "#domain/improvement/checks/initiatives.ts";
import { Mark } from "#ui/mark.tsx";
import { useText } from "../../text.tsx";

type Initiative = Awaited<ReturnType<typeof listInitiatives.run>>["items"][number];

const marks = { draft: "none", under_way: "open", done: "kept", stopped: "none" } as const;

/** Something we are about to do, and whether anybody held it against our principles. */
export function InitiativeRow({ initiative }: { initiative: Initiative }) {
  const text = useText();
  const { id, title, kind, state, checked, ownerName } = initiative;
  return (
    <li>
      <span>
        <Link to={`/principles/checks/initiative/${id}`} data-row="">
          {title}
        </Link>
        <br />
        <span className="muted small">
          {[text(`checking.kind.${kind}`), ownerName].filter(Boolean).join(" · ")}
        </span>
      </span>
      {!checked && state === "under_way" && <Mark state="risk">{text("checking.unchecked")}</Mark>}
      <Mark state={marks[state]}>{text(`checking.state.${state}`)}</Mark>
    </li>
  );
}
