import type { View } from "./board.tsx";
import { IconBack, IconHand, IconList, IconPeople, IconReady, IconUndo, IconWall } from "./icons.ts";
import { currentPhase, isClosed, ownChair, thingsOf } from "./state.ts";
import { Timer } from "./timer.tsx";
import { useBoardState, useTools } from "./use-board.ts";

/** Where the board is, the timer, and what each participant can say without a word. */
export function Head({
  view,
  setView,
  openPeople,
}: {
  view: View;
  setView: (view: View) => void;
  openPeople: () => void;
}) {
  const { place, text, undo, canUndo } = useTools();
  const state = useBoardState();
  const phases = state.frame?.phases ?? [];
  const here = phases.findIndex((phase) => phase.id === currentPhase(state)?.id) + 1;
  const people = [...thingsOf(state, "participant").values()];
  const hands = people.filter((each) => each.hand).length;
  const other = view === "wall" ? "list" : "wall";
  const Sign = other === "list" ? IconList : IconWall;
  const asOther = text(other === "list" ? "board.asList" : "board.asWall");
  return (
    <header className="board-head">
      <p className="board-title">
        {place.back && (
          <a href={place.back} className="board-back" aria-label={text("board.back")}>
            <IconBack size={20} aria-hidden="true" />
          </a>
        )}
        <span className="board-name">{place.title}</span>
        <span className="quiet num">{text("board.step", { here, all: phases.length })}</span>
      </p>
      <Timer />
      <div className="board-tools">
        {!isClosed(state) && !place.alone && <OwnSigns />}
        {!place.alone && (
          <button type="button" onClick={openPeople}>
            <span className="away">{text("board.people")}</span>
            <IconPeople size={20} aria-hidden="true" />
            <span className="num">{people.filter((each) => each.here).length}</span>
            {hands > 0 && (
              <span className="hands">
                <IconHand size={18} aria-hidden="true" /> {hands}
                <span className="away">{text("board.handsUp", { count: hands })}</span>
              </span>
            )}
          </button>
        )}
        {canUndo && (
          <button type="button" onClick={undo} title="Ctrl Z" aria-label={text("board.undo")}>
            <IconUndo size={20} aria-hidden="true" />
            <span className="wide">{text("board.undo")}</span>
          </button>
        )}
        <button type="button" onClick={() => setView(other)} aria-label={asOther} title={asOther}>
          <Sign size={20} aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}

/** Ready, and a raised hand. */
function OwnSigns() {
  const { decide, text } = useTools();
  const state = useBoardState();
  const me = ownChair(state);
  if (!me) return null;
  const give = (fields: { ready: boolean } | { hand: boolean }) =>
    decide({
      key: Object.keys(fields).join(),
      command: "changeOwnChair",
      input: fields,
      shows: { kind: "participant", id: me.id, fields },
      // Ready is said of a phase; a hand stays up.
      phaseId: "ready" in fields ? (state.frame?.phaseId ?? null) : null,
    });
  return (
    <>
      <button
        type="button"
        aria-pressed={me.ready}
        className="sign sign-ready"
        onClick={() => give({ ready: !me.ready })}
      >
        <IconReady size={20} aria-hidden="true" /> {text("board.ready")}
      </button>
      <button
        type="button"
        aria-pressed={me.hand}
        className="sign"
        aria-label={text("board.hand")}
        title={text("board.hand")}
        onClick={() => give({ hand: !me.hand })}
      >
        <IconHand size={20} aria-hidden="true" />
      </button>
    </>
  );
}
