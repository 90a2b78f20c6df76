import { type FormEvent, useEffect, useRef, useState } from "react";
import { areasOf } from "../board/areas-of.ts";
import { IconRemove } from "../board/icons.ts";
import { randomId } from "../board/random-id.ts";
import { currentPhase } from "../board/state.ts";
import { useBoardState, useTools } from "../board/use-board.ts";
import { BringFound, type Picks } from "./bring-found.tsx";
import { BringText } from "./bring-text.tsx";
import { type From, type Into, type Item, sources, type Wanted } from "./things.ts";
import { useTextLines } from "./use-text-lines.ts";

const none: Picks = new Map();

/** Brings to the board what exists already: a list that somebody has, bad moments, voices. */
export function BringSheet({ wanted, close }: { wanted: Wanted; close: () => void }) {
  const { place, text } = useTools();
  const board = useBoardState();
  const phase = currentPhase(board);
  const areas = phase ? areasOf(phase, board.frame?.areas ?? []) : [];
  const dialog = useRef<HTMLDialogElement>(null);
  const [from, setFrom] = useState<From>(wanted.from);
  const [picks, setPicks] = useState<{ moments: Picks; cases: Picks }>({ moments: none, cases: none });
  const [target, setTarget] = useState("");
  const [source, setSource] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  const areaId = areas.find((area) => area.id === target)?.id ?? areas[0]?.id;
  const into: Into = from === "text" && target === "statements" ? "statements" : "notes";
  const lines = useTextLines(into);
  const items = from === "text" ? lines.items : itemsOf(from, picks[from]);
  const { bring, busy, problem } = useBringing(() => dialog.current?.close());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const title = from === "text" ? source.trim() : "";
    bring({ into, items, ...(into === "notes" && { areaId }), ...(title && { source: title }) });
  };
  const becomes = (
    <div className="bring-becomes">
      {from === "text" && lines.given.text !== "" && (
        <label>
          {text("bringing.source")}
          <input
            maxLength={120}
            value={source}
            placeholder={text("bringing.sourceExample")}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
        </label>
      )}
      <label>
        {text("bringing.into")}
        <select
          value={into === "statements" ? "statements" : areaId}
          onChange={(event) => setTarget(event.currentTarget.value)}
        >
          {areas.map((area) => (
            <option key={area.id} value={area.id}>
              {text("bringing.notesIn", { area: area.title })}
            </option>
          ))}
          {from === "text" && <option value="statements">{text("bringing.statements")}</option>}
        </select>
      </label>
    </div>
  );
  return (
    <dialog ref={dialog} className="sheet bring-sheet" aria-labelledby="bring-title" onClose={close}>
      <form onSubmit={submit}>
        <div className="sheet-head">
          <h2 id="bring-title">{text("bringing.title")}</h2>
          <button type="button" onClick={() => dialog.current?.close()} aria-label={text("board.close")}>
            <IconRemove size={20} aria-hidden="true" />
          </button>
        </div>
        {place.back !== null && (
          <fieldset className="choose-area">
            <legend className="away">{text("bringing.from")}</legend>
            {sources.map((each) => (
              <label key={each}>
                <input type="radio" name="from" checked={each === from} onChange={() => setFrom(each)} />
                <span>{text(`bringing.sources.${each}`)}</span>
              </label>
            ))}
          </fieldset>
        )}
        {from === "text" ? (
          <BringText lines={lines} into={into} named={(name) => setSource((earlier) => earlier || name)}>
            {becomes}
          </BringText>
        ) : (
          <BringFound
            key={from}
            of={from}
            begin={wanted.from === from ? wanted.id : null}
            picks={picks[from]}
            pick={(change) => setPicks((all) => ({ ...all, [from]: change(all[from]) }))}
          >
            {becomes}
          </BringFound>
        )}
        <div className="bring-foot">
          {phase?.kind === "write" && into === "notes" && (
            <p className="quiet">{text("bringing.hiddenSay")}</p>
          )}
          <p className="bring-wrong" role="alert">
            {problem}
          </p>
          <button type="submit" className="first" disabled={items.length === 0 || busy}>
            {text("bringing.bring", { count: items.length })}
          </button>
        </div>
      </form>
    </dialog>
  );
}

const itemsOf = (from: "moments" | "cases", picks: Picks): Item[] =>
  [...picks.values()]
    .map(({ thing, words }) => ({
      text: words.trim(),
      ...(from === "moments" ? { momentId: thing.id } : { caseId: thing.id }),
    }))
    .filter((item) => item.text !== "");

/** Sends an import; the same one sent again, after a lost connection, keeps its id and so arrives once. */
function useBringing(done: () => void) {
  const { act, text } = useTools();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const sent = useRef({ body: "", importId: "" });
  const bring = async (whole: { items: Item[] } & Record<string, unknown>) => {
    const body = JSON.stringify(whole);
    if (sent.current.body !== body) sent.current = { body, importId: randomId() };
    const { importId } = sent.current;
    setBusy(true);
    const answer = await act(
      "importLines",
      { ...whole, importId },
      {
        undo: [{ command: "withdrawImport", input: { importId } }],
        said: (result) =>
          text(result.hidden ? "bringing.saidHidden" : "bringing.said", { count: whole.items.length }),
      },
    );
    setBusy(false);
    setProblem(answer.ok ? "" : answer.problem);
    if (answer.ok) done();
  };
  return { bring, busy, problem };
}
