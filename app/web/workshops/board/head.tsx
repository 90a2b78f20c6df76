import { useRef, useState } from "react";
import type { View } from "./board.tsx";
import {
  IconBack,
  IconHand,
  IconList,
  IconMenu,
  IconPeople,
  IconReady,
  IconUndo,
  IconWall,
} from "./icons.ts";
import { JoinSheet } from "./join-sheet.tsx";
import { Menu } from "./menu.tsx";
import { KeysSheet } from "./own-device.tsx";
import { currentPhase, facilitatesNow, isClosed, movesAlone, ownChair, thingsOf } from "./state.ts";
import { Timer } from "./timer.tsx";
import { useBoardState, useTools } from "./use-board.ts";
import { useGiveSign } from "./use-give-sign.ts";
import { useNarrow } from "./use-narrow.ts";

/** Where the board is, the timer, and what each participant can say without a word. */
export function Head(props: { view: View; setView: (view: View) => void; openPeople: () => void }) {
  const { place, text, undo, canUndo } = useTools();
  const state = useBoardState();
  const phases = state.frame?.phases ?? [];
  const here = phases.findIndex((phase) => phase.id === currentPhase(state)?.id) + 1;
  const closed = isClosed(state);
  const leaving = useRef(false);
  return (
    <header className={facilitatesNow(state) ? "board-head facilitates" : "board-head"}>
      <p className="board-title">
        {place.back && (
          <a
            href={place.back}
            className="board-back"
            aria-label={text("board.back")}
            onClick={(event) => {
              // Said once: without somebody who moves the board, the others can go no further.
              if (!leaving.current && movesAlone(state)) {
                event.preventDefault();
                leaving.current = true;
                props.openPeople();
              }
            }}
          >
            <IconBack size={20} aria-hidden="true" />
          </a>
        )}
        <span className="board-name">{place.title}</span>
        {!closed && <span className="quiet num">{text("board.step", { here, all: phases.length })}</span>}
      </p>
      <Timer />
      <div className="board-tools">
        {!closed && !place.alone && <OwnSigns />}
        {!place.alone && <PeopleButton open={props.openPeople} />}
        {canUndo && !closed && (
          <button type="button" onClick={undo} title="Ctrl Z" aria-label={text("board.undo")}>
            <IconUndo size={20} aria-hidden="true" />
            <span className="wide">{text("board.undo")}</span>
          </button>
        )}
        <MoreTools {...props} />
      </div>
    </header>
  );
}

function PeopleButton({ open }: { open: () => void }) {
  const { text } = useTools();
  const people = [...thingsOf(useBoardState(), "participant").values()].filter((each) => !each.removed);
  const hands = people.filter((each) => each.hand).length;
  return (
    <button type="button" onClick={open}>
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
  );
}

/** Ready, and a raised hand. */
function OwnSigns() {
  const { text } = useTools();
  const me = ownChair(useBoardState());
  const give = useGiveSign();
  if (!me) return null;
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
        className="sign sign-hand"
        aria-label={text("board.hand")}
        title={text("board.hand")}
        onClick={() => give({ hand: !me.hand })}
      >
        <IconHand size={20} aria-hidden="true" />
      </button>
    </>
  );
}

/** What is rarely needed: the shape of the board, the way in for others, the keys. */
function MoreTools({ view, setView }: { view: View; setView: (view: View) => void }) {
  const { place, text } = useTools();
  const closed = isClosed(useBoardState());
  const narrow = useNarrow();
  const [sheet, open] = useState<"join" | "keys" | null>(null);
  const close = () => open(null);
  const [other, Sign] = view === "wall" ? (["list", IconList] as const) : (["wall", IconWall] as const);
  const asOther = text(other === "list" ? "board.asList" : "board.asWall");
  return (
    <>
      {/* On a phone notes stand below each other in either. */}
      {!narrow && (
        <button type="button" onClick={() => setView(other)} aria-label={asOther} title={asOther}>
          <Sign size={20} aria-hidden="true" />
        </button>
      )}
      <Menu label={text("board.more")} sign={<IconMenu size={20} aria-hidden="true" />}>
        {place.join && !closed && (
          <button type="button" onClick={() => open("join")}>
            {text("board.letJoin")}
          </button>
        )}
        <button type="button" onClick={() => open("keys")}>
          {text("board.keys")}
        </button>
      </Menu>
      {sheet === "join" && place.join && <JoinSheet join={place.join} close={close} />}
      {sheet === "keys" && <KeysSheet close={close} />}
    </>
  );
}
