import { Link } from "react-router";
import type { Difference } from "#blocks/documents/differences.ts";
import { useText } from "../../text.tsx";

/** A version as it was written, with what it changed in the one before: struck through and underlined. */
export function DocumentDifferences({
  kind,
  version,
}: {
  kind: string;
  version: { number: number; body: string; differences: Difference[] };
}) {
  const text = useText();
  const first = version.number === 1;
  return (
    <article className="card written">
      <h2 className="small muted">
        {first ? text("philosophy.compareFirst") : text("philosophy.compare", { number: version.number })}
      </h2>
      {first ? (
        <p className="prose">{version.body}</p>
      ) : (
        <p className="prose differences">{placed(version.differences).map(DifferenceText)}</p>
      )}
      {!first && <p className="muted small">{text("philosophy.compareLegend")}</p>}
      <p>
        <Link to={`/documents/${kind}`} preventScrollReset>
          {text("philosophy.backToNow")}
        </Link>
      </p>
    </article>
  );
}

/** Each stretch with the place where it begins, which no other has. */
function placed(differences: Difference[]): (Difference & { place: number })[] {
  let place = 0;
  return differences.map((difference) => {
    const here = place;
    place += difference.text.length;
    return { ...difference, place: here };
  });
}

function DifferenceText({ kind, text, place }: Difference & { place: number }) {
  if (kind === "added") return <ins key={place}>{text}</ins>;
  if (kind === "removed") return <del key={place}>{text}</del>;
  return <span key={place}>{text}</span>;
}
