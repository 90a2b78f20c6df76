import { Mark, type MarkState } from "#ui/mark.tsx";
import { Card } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";
import type { CheckPage } from "./check.tsx";

type Check = CheckPage["check"];

const signs: Record<"supports" | "neutral" | "conflicts", MarkState> = {
  supports: "kept",
  neutral: "none",
  conflicts: "broken",
};

/** Everybody's view side by side, those principles first on which people differ. */
export function Together({ check }: { check: Check }) {
  const text = useText();
  const { views, differing, principles } = check;
  const differs = new Set(differing);
  const ordered = principles.toSorted(
    (one, other) => Number(differs.has(other.id)) - Number(differs.has(one.id)),
  );
  const values = views.filter((view) => view.value !== null);
  return (
    <>
      <Card title={text("checking.together")}>
        {views.length > 1 && (
          <p>
            {differing.length > 0
              ? text("checking.differ", { count: differing.length })
              : text("checking.alike")}
          </p>
        )}
        <ul className="together">
          {ordered.map((principle) => (
            <li key={principle.id}>
              <h3>
                {principle.statement}{" "}
                {differs.has(principle.id) && <Mark state="risk">{text("checking.differs")}</Mark>}
              </h3>
              <Said views={views} principleId={principle.id} />
            </li>
          ))}
        </ul>
      </Card>
      {values.length > 0 && (
        <Card title={text("checking.values")}>
          <ul className="lines">
            {values.map((view) => (
              <li key={view.checkerId}>
                <span>
                  {view.value}
                  <br />
                  <span className="muted small">{view.checkerName}</span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Said({ views, principleId }: { views: Check["views"]; principleId: string }) {
  const text = useText();
  return (
    <dl className="said-marks">
      {views.flatMap((view) => {
        const mark = view.marks.find((each) => each.principleId === principleId);
        if (!mark) return [];
        return [
          <div key={view.checkerId}>
            <dt className="small">{view.checkerName}</dt>
            <dd>
              <Mark state={signs[mark.mark]}>{text(`checking.marks.${mark.mark}`)}</Mark>
              {mark.line && <span>{mark.line}</span>}
              {mark.note && <span className="muted">{mark.note}</span>}
            </dd>
          </div>,
        ];
      })}
    </dl>
  );
}
