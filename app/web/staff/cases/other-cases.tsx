import { Link } from "react-router";
import { Card } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";
import type { CaseData } from "./case.tsx";

/** Other cases of the same person, as far as the reader may see them. Nothing when there are none. */
export function OtherCases({ data: { kase } }: { data: CaseData }) {
  const text = useText();
  const format = useFormat();
  if (kase.earlierVoices.length === 0) return null;
  return (
    <Card title={text("privacy.otherCases")}>
      <ul className="thread small">
        {kase.earlierVoices.map((other) => (
          <li key={other.caseId}>
            <span>
              <Link to={`/cases/${other.caseId}`} className="num">
                {other.reference}
              </Link>{" "}
              <span className="muted">
                {text(`caseDesk.kind.${other.kind}`)} · {format.date(other.receivedAt)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
