import { type FormEvent, useId, useState } from "react";
import { IconRemove } from "../board/icons.ts";
import { useTools } from "../board/use-board.ts";
import type { Statement } from "./things.ts";

/** The voices that speak for a statement: how many for everybody, which for those who work here. */
export function EvidenceLine({ statement, open }: { statement: Statement; open: "open" | "closed" }) {
  const { act, place, text } = useTools();
  const name = useId();
  const [asking, setAsking] = useState<"no" | "yes">("no");
  const [reference, setReference] = useState("");
  const staff = place.back !== null;
  const count = statement.evidence.length;
  const link = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await act("linkStatementEvidence", {
      statementId: statement.id,
      reference: reference.trim(),
    });
    if (!answer.ok) return;
    setReference("");
    setAsking("no");
  };
  const unlink = (linkId: string, caseId: string) => {
    const back = { command: "linkStatementEvidence", input: { statementId: statement.id, caseId } };
    act(
      "unlinkStatementEvidence",
      { statementId: statement.id, linkId },
      { undo: [back], said: text("drafting.unlinked") },
    );
  };
  return (
    <>
      <span>{text("drafting.voices", { count })}</span>
      {staff &&
        statement.evidence.map(({ linkId, caseId }, index) => (
          <span key={linkId} className="linked-voice">
            <a href={`/cases/${caseId}`} target="_blank" rel="noreferrer">
              {text("drafting.voice", { number: index + 1 })}
            </a>
            {open === "open" && (
              <button
                type="button"
                className="bare inline"
                onClick={() => unlink(linkId, caseId)}
                aria-label={text("drafting.unlinkVoice", { number: index + 1, statement: statement.text })}
                title={text("drafting.unlink")}
              >
                <IconRemove size={17} aria-hidden="true" />
              </button>
            )}
          </span>
        ))}
      {staff && open === "open" && asking === "no" && (
        <button type="button" className="bare inline" onClick={() => setAsking("yes")}>
          {text("drafting.linkVoice")}
          <span className="away">: {statement.text}</span>
        </button>
      )}
      {asking === "yes" && (
        <form className="link-voice" onSubmit={link}>
          <label htmlFor={name}>{text("drafting.reference")}</label>
          <input
            id={name}
            maxLength={100}
            required
            // biome-ignore lint/a11y/noAutofocus: one has just asked for it
            autoFocus
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <button type="submit">{text("drafting.link")}</button>
          <button type="button" className="bare" onClick={() => setAsking("no")}>
            {text("board.cancel")}
          </button>
        </form>
      )}
    </>
  );
}
