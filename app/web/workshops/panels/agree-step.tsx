import { useState } from "react";
import { useTools } from "../board/use-board.ts";
import type { Consent, Statement } from "./things.ts";

interface InForce {
  id: string;
  statement: string;
}

/** From agreed statement to principle; where ten are in force, the ways to make room are right here. */
export function AgreeStep({ statement, shown }: { statement: Statement; shown: Consent }) {
  const { act, place, text } = useTools();
  const [full, setFull] = useState<InForce[] | null>(null);
  const blocked = shown.objections.some(({ open }) => open);
  const agree = async (more: object = {}) => {
    const answer = await act("agreeStatement", { statementId: statement.id, ...more });
    if (!answer.ok && answer.code === "principle_limit") {
      setFull((answer.details?.principles as InForce[] | undefined) ?? []);
    }
  };
  return (
    <>
      <button
        type="button"
        className="first"
        disabled={blocked || shown.consenting === 0}
        onClick={() => agree()}
      >
        {text("drafting.makePrinciple")}
        <span className="away">: {statement.text}</span>
      </button>
      {full && (
        <section className="ways" role="alert" aria-label={text("drafting.ways")}>
          <h4>{text("drafting.ways")}</h4>
          <p>{text("drafting.waysSay")}</p>
          <ol>
            {full.map((principle) => (
              <li key={principle.id}>
                <span className="proposed">{principle.statement}</span>
                <span className="statement-acts">
                  <button type="button" onClick={() => agree({ mergeIntoId: principle.id })}>
                    {text("drafting.waysMerge")}
                    <span className="away">: {principle.statement}</span>
                  </button>
                  <button type="button" onClick={() => agree({ swapForId: principle.id })}>
                    {text("drafting.waysSwap")}
                    <span className="away">: {principle.statement}</span>
                  </button>
                  {place.leads && (
                    <a href={`/principles/${principle.id}`} target="_blank" rel="noreferrer">
                      {text("drafting.waysRetire")}
                    </a>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
