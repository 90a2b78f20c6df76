import { Link } from "react-router";
import { Card } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import type { Route } from "./+types/principle";

type Page = Route.ComponentProps["loaderData"];

/**
 * What it grew from: the workshops, and the notes that it is tied to. Each leads to where it is, for those who may open
 * that; others read the words.
 */
export function PrincipleGrewFrom({
  elements,
  workshops,
}: { elements: Page["principle"]["elements"] } & Pick<Page, "workshops">) {
  const text = useText();
  const named = elements.filter((element) => element.label !== null);
  if (named.length === 0 && workshops.length === 0) return null;
  const boardOf = new Map(
    workshops.flatMap(({ workshopId, noteIds }) => noteIds.map((id) => [id, workshopId] as const)),
  );
  return (
    <Card title={text("backing.elements")}>
      {named.length > 0 && (
        <ul className="lines">
          {named.map((element) => {
            const board = boardOf.get(element.id);
            return (
              <li key={element.linkId}>
                {board ? (
                  <a href={`/workshops/${board}/board#note-${element.id}`} dir="auto">
                    {element.label}
                  </a>
                ) : (
                  <span dir="auto">{element.label}</span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {workshops.map(({ workshopId, title }) => (
        <p key={workshopId} className="muted small">
          {text("backing.fromWorkshop")} <Link to={`/workshops/${workshopId}/outcome`}>{title}</Link>
        </p>
      ))}
    </Card>
  );
}
