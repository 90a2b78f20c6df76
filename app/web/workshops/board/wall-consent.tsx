import { consentCounts } from "../panels/consent-counts.ts";
import { type Consent, named, nameOf, type Objection, statementsInOrder } from "../panels/things.ts";
import type { StageProps } from "./wall-stage.tsx";

/** Where each statement stands: asked, agreed, or with what is in the way. */
export function ConsentWall({ board, text }: StageProps) {
  const shown = named<Consent>(board, "consent");
  const statements = statementsInOrder(board);
  return (
    <ol className="wall-statements wall-consent" aria-label={text("board.statements")}>
      {statements.map((statement) => {
        const consent = shown.get(statement.id);
        const open = (consent?.objections ?? []).filter((objection) => objection.open);
        return (
          <li
            key={statement.id}
            className={statement.agreed ? "agreed" : open.length > 0 ? "blocked" : "bare"}
          >
            {statement.text}
            <span className="quiet num">
              {statement.agreed && text("drafting.agreed")}
              {!statement.agreed && !consent && text("drafting.consentHidden")}
              {!statement.agreed && consent && counts(consent, open.length, text)}
            </span>
            {!statement.agreed && open.length > 0 && <Objections of={open} board={board} text={text} />}
          </li>
        );
      })}
    </ol>
  );
}

const counts = (consent: Consent, open: number, text: StageProps["text"]): string =>
  [...consentCounts(consent, text), text("drafting.objectCount", { count: open })].join(" · ");

function Objections({ of, board, text }: { of: Objection[] } & Pick<StageProps, "board" | "text">) {
  return (
    <ul className="wall-objections">
      {of.map((objection) => (
        <li key={objection.id}>
          <strong>{nameOf(board, objection.authorId) ?? text("drafting.somebody")}</strong> {objection.reason}
          {objection.reply && <em> {text("drafting.answered", { reply: objection.reply })}</em>}
        </li>
      ))}
    </ul>
  );
}
