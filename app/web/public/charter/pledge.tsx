import type { CharterPledge } from "#domain/results/charter.ts";
import { Mark, type MarkState } from "#ui/mark.tsx";
import { Explained, type Explanation } from "../../explained.tsx";
import { useFormat, useText } from "../../text.tsx";
import { DifferenceLine, FeltLine } from "./felt.tsx";
import { MonthLine } from "./month-line.tsx";
import { MonthTable } from "./month-table.tsx";

const marks: Record<CharterPledge["standing"], MarkState> = {
  met: "kept",
  missed: "risk",
  working_toward: "open",
  not_yet_known: "none",
};

/** One pledge: what customers say, our own figure, the difference, and what we do about it. */
export function Pledge({
  pledge,
  terms,
  principles,
  felt,
}: {
  pledge: CharterPledge;
  terms: Explanation[];
  principles: string[];
  felt: "here" | "above";
}) {
  const text = useText();
  return (
    <article className="pledge">
      <header>
        <h3>
          <Explained text={pledge.text} terms={terms} />
        </h3>
        <Mark state={marks[pledge.standing]}>{text(`results.standing.${pledge.standing}`)}</Mark>
      </header>
      <Principles statements={principles.filter((statement) => !saysTheSame(statement, pledge.text))} />
      {felt === "here" && <FeltLine felt={pledge.felt} />}
      {pledge.verdict !== "not_yet_known" && <Figures pledge={pledge} />}
      <p className="muted">
        <Counted pledge={pledge} />
        {pledge.counting && ` ${text("results.counting")}`}
        {Boolean(pledge.withoutDeadline) &&
          ` ${text("results.withoutDeadline", { count: pledge.withoutDeadline ?? 0 })}`}
      </p>
      <DifferenceLine pledge={pledge} />
      {pledge.plan && (
        <p>
          {text("results.plan")} {pledge.plan}
        </p>
      )}
      {pledge.remark && (
        <p>
          <Explained text={pledge.remark} terms={terms} />
        </p>
      )}
      {pledge.total > 0 && <MonthTable pledge={pledge} />}
    </article>
  );
}

/** A pledge in the words of its principle needs no second line that says so. */
const saysTheSame = (one: string, other: string): boolean => bare(one) === bare(other);
const bare = (words: string): string =>
  words
    .replace(/\P{L}+/gu, " ")
    .trim()
    .toLowerCase();

function Principles({ statements }: { statements: string[] }) {
  const text = useText();
  if (statements.length === 0) return null;
  return (
    <p className="muted small">
      {text("results.standsOn")} {statements.map((statement) => `“${statement}”`).join(", ")}
    </p>
  );
}

function Figures({ pledge }: { pledge: CharterPledge }) {
  const text = useText();
  const { share, countedShare } = useFormat();
  const known = pledge.months.filter((month) => month.share !== null);
  const [first, last] = [known[0], known.at(-1)];
  const target = share(pledge.target);
  const label =
    first === undefined || last === undefined
      ? text("results.lineEmpty")
      : text("results.lineLabel", { first: countedShare(first), last: countedShare(last), target });
  return (
    <div className="figures">
      <strong className="num">{countedShare(pledge)}</strong>
      <MonthLine points={pledge.months} target={pledge.target} label={label} />
      <span className="muted small num">{text("results.pledged", { target })}</span>
    </div>
  );
}

/** What was counted, in words: 412 of 438, 19 late, 7 broken. */
function Counted({ pledge }: { pledge: CharterPledge }) {
  const text = useText();
  const { number, counted } = useFormat();
  const released =
    pledge.released !== null && pledge.released > 0
      ? ` ${text("results.released", { count: pledge.released })}`
      : "";
  if (pledge.total === 0) return text("results.nothingYet") + released;
  const counts = text(`results.counted.${pledge.measure}`, {
    met: counted(pledge),
    total: number(pledge.total),
  });
  const missed = (["late", "broken", "overdue"] as const)
    .filter((kind) => pledge[kind] > 0)
    .map((kind) => text(`results.${kind}`, { count: pledge[kind] }));
  const unknown =
    pledge.verdict === "not_yet_known"
      ? ` ${text(pledge.tooFew ? "results.tooFew" : "results.tooClose")}`
      : "";
  return `${[counts, ...missed].join(", ")}.${released}${unknown}`;
}
