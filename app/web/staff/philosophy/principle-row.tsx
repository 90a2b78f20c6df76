import { Link } from "react-router";
import type { PrincipleState } from "#domain/philosophy/principle.ts";
import { Mark, type MarkState } from "#ui/mark.tsx";
import { useText } from "../../text.tsx";

/** A principle as a list shows it, in the reader's language. */
export interface ListedPrinciple {
  id: string;
  statement: string;
  explanation: string | null;
  state: PrincipleState;
  place: number | null;
  ownerName: string | null;
  pledges: number;
  standards: number;
  voices: number;
  hasVoice: boolean;
}

const marks: Record<PrincipleState, MarkState> = {
  draft: "none",
  agreed: "open",
  published: "kept",
  retired: "none",
};

/** The state of a principle with its sign. */
export function StateMark({ state }: { state: PrincipleState }) {
  const text = useText();
  return <Mark state={marks[state]}>{text(`philosophy.stateOf.${state}`)}</Mark>;
}

/** One line of the list: its place, its words, what rests on it and what is missing. */
export function PrincipleRow({
  principle,
  seesAll,
  heading: Heading,
}: {
  principle: ListedPrinciple;
  seesAll: boolean;
  /** Of the level below the heading that the list stands under. */
  heading: "h2" | "h3";
}) {
  const text = useText();
  const { id, place, statement, explanation, state, ownerName } = principle;
  return (
    <li>
      <span className="place num" aria-hidden="true">
        {place ?? "·"}
      </span>
      <div>
        <Heading>
          <Link to={`/principles/${id}`}>{statement}</Link>
        </Heading>
        {explanation && <p className="muted small">{explanation}</p>}
        {place === null ? (
          state === "draft" &&
          ownerName && <p className="muted small">{text("philosophy.by", { name: ownerName })}</p>
        ) : (
          <Standing principle={principle} seesAll={seesAll} />
        )}
      </div>
      {place !== null && <StateMark state={state} />}
    </li>
  );
}

/** What rests on a principle in force, and what is missing, said with a mark. */
function Standing({ principle, seesAll }: { principle: ListedPrinciple; seesAll: boolean }) {
  const text = useText();
  const { pledges, standards, voices, hasVoice } = principle;
  const there = [
    pledges > 0 && text("philosophy.pledges", { count: pledges }),
    standards > 0 && text("philosophy.standards", { count: standards }),
    hasVoice && text("philosophy.voices", { count: voices }),
  ].filter((part) => part !== false);
  return (
    <p className="standing small">
      {there.length > 0 && <span className="muted num">{there.join(" · ")}</span>}
      {standards === 0 && <Mark state="risk">{text("philosophy.noStandard")}</Mark>}
      {!hasVoice && <NoVoice seesAll={seesAll} />}
    </p>
  );
}

/** Nobody from outside touched it yet; whoever sees some of the cases hears no more than that. */
export function NoVoice({ seesAll }: { seesAll: boolean }) {
  const text = useText();
  return <Mark state="none">{text(seesAll ? "philosophy.noVoice" : "philosophy.noVoiceSeen")}</Mark>;
}
