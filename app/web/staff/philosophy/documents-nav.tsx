import { NavLink } from "react-router";
import type { DocumentKind } from "#blocks/documents/versions.ts";
import { useText } from "../../text.tsx";

const kinds: DocumentKind[] = ["definition", "vision", "strategy"];

/** The way between the three texts. */
export function DocumentsNav() {
  const text = useText();
  return (
    <nav className="documents-nav" aria-label={text("philosophy.documentsNav")}>
      {kinds.map((kind) => (
        <NavLink key={kind} to={`/documents/${kind}`}>
          {text(`philosophy.document.${kind}`)}
        </NavLink>
      ))}
    </nav>
  );
}
