import { type FormEvent, useEffect, useId, useState, useSyncExternalStore } from "react";
import { startOf } from "#messages/shorten.ts";
import { IconAction, IconChallenge, IconOpportunity } from "./icons.ts";
import { useMarks } from "./marks.ts";
import { currentPhase, isClosed, type ShownNote } from "./state.ts";
import type { StakeKind } from "./types.ts";
import { useTools } from "./use-board.ts";
import { useDraft } from "./use-draft.ts";

interface Colleague {
  id: string;
  name: string;
}

/**
 * What this reader may make of notes now. Where notes are discussed, those who take part say what is at stake; those
 * who work here note actions too, and still do once the board is closed.
 */
export function useMayTakeUp(): "no" | "stake" | "action" | "both" {
  const { place, store } = useTools();
  const look = () => {
    const state = store.get();
    const sits = state.participantId !== null || state.leads;
    if (!sits || currentPhase(state)?.kind !== "discuss") return "no";
    const staff = place.back !== null;
    if (isClosed(state)) return staff ? "action" : "no";
    return staff ? "both" : "stake";
  };
  return useSyncExternalStore(store.subscribe, look);
}

/** In place of a note's foot: make it a stake, or note what is to be done, by whom and by when. */
export function TakeUp({ note, close }: { note: ShownNote; close: () => void }) {
  const { text } = useTools();
  const { stakes } = useMarks();
  const may = useMayTakeUp();
  const stake = (may === "stake" || may === "both") && !stakes.has(note.id);
  return (
    <fieldset
      className="take-up"
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <legend className="away">{text("board.takeUp")}</legend>
      {stake && <StakeButtons note={note} close={close} />}
      {(may === "action" || may === "both") && <ActionForm note={note} close={close} />}
      <button type="button" className="bare" onClick={close}>
        {text("board.cancel")}
      </button>
    </fieldset>
  );
}

function StakeButtons({ note, close }: { note: ShownNote; close: () => void }) {
  const { act, text } = useTools();
  const make = async (kind: StakeKind) => {
    const undo = ({ id }: Record<string, unknown>) => [
      { command: "changeStake", input: { stakeId: id, removed: true } },
    ];
    const said = text("board.stakeAdded");
    const answer = await act("addStake", { noteId: note.id, kind }, { undo, said });
    if (answer.ok) close();
  };
  return (
    <div className="take-up-stake">
      <p>{text("board.atStake")}</p>
      <button type="button" onClick={() => make("opportunity")}>
        <IconOpportunity size={18} aria-hidden="true" /> {text("board.stakes.opportunity")}
      </button>
      <button type="button" onClick={() => make("challenge")}>
        <IconChallenge size={18} aria-hidden="true" /> {text("board.stakes.challenge")}
      </button>
    </div>
  );
}

function ActionForm({ note, close }: { note: ShownNote; close: () => void }) {
  const { act, text } = useTools();
  const colleagues = useColleagues();
  const id = useId();
  const draft = useDraft(`action.${note.id}`, startOf(note.text, 300));
  const [ownerId, setOwner] = useState("");
  const [dueOn, setDue] = useState("");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const words = draft.words.trim();
    if (!words) return;
    const input = { noteId: note.id, text: words, ...(ownerId && { ownerId }), ...(dueOn && { dueOn }) };
    const answer = await act("addWorkshopAction", input, { said: text("board.actionAdded") });
    if (!answer.ok) return;
    draft.done();
    close();
  };
  return (
    <form className="take-up-action" onSubmit={save}>
      <label htmlFor={`${id}-text`}>{text("board.whatToDo")}</label>
      <textarea
        id={`${id}-text`}
        rows={2}
        maxLength={300}
        required
        value={draft.words}
        onChange={(event) => draft.type(event.currentTarget.value)}
      />
      <label htmlFor={`${id}-owner`}>{text("board.whoDoes")}</label>
      <select id={`${id}-owner`} value={ownerId} onChange={(event) => setOwner(event.currentTarget.value)}>
        <option value="">{text("board.nobodyYet")}</option>
        {colleagues.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-due`}>{text("board.byWhen")}</label>
      <input
        id={`${id}-due`}
        type="date"
        value={dueOn}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <button type="submit" className="first">
        <IconAction size={18} aria-hidden="true" /> {text("board.addAction")}
      </button>
    </form>
  );
}

/** Those who work here, the reader first. Without an answer an action has no owner yet: the plan gives it one. */
function useColleagues(): Colleague[] {
  const [colleagues, setColleagues] = useState<Colleague[]>([]);
  useEffect(() => {
    const gone = new AbortController();
    fetch("/colleagues", { signal: gone.signal, headers: { Accept: "application/json" } })
      .then(async (response) =>
        response.ok ? ((await response.json()) as { items: Colleague[] }).items : [],
      )
      .then(setColleagues)
      .catch(() => undefined);
    return () => gone.abort();
  }, []);
  return colleagues;
}
