import { useState } from "react";
import { LibraryPanel } from "../bring/library-panel.tsx";
import { writesNow } from "../panels/things.ts";
import { Areas } from "./areas.tsx";
import { Closed } from "./closed.tsx";
import { Deadlines } from "./deadlines.tsx";
import { FacilitatorBar } from "./facilitator-bar.tsx";
import { Head } from "./head.tsx";
import { MarksContext, StatementChoice, useMarksOf } from "./marks.ts";
import { NameWord } from "./name-word.tsx";
import { PeopleSheet } from "./people-sheet.tsx";
import { PhasePanel } from "./phase-panel.tsx";
import { PromptCards } from "./prompt-cards.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { currentPhase, facilitatesNow, isClosed, ownChair, promptOf } from "./state.ts";
import { useBoardState, useTools } from "./use-board.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import { useGrouping } from "./use-grouping.ts";
import { useMovedOn } from "./use-moved-on.ts";
import { useNewCode } from "./use-new-code.ts";
import { usePicked } from "./use-picked.ts";
import { useTopHeight } from "./use-top-height.ts";
import { WriteBox, writesIn } from "./write-box.tsx";

/** Whether notes hang side by side or stand below each other. The same parts, in another shape. */
export type View = "wall" | "list";

/** The whole board page: head, what the facilitator has, the phase's own part, and the notes. */
export function Board() {
  const { place, text } = useTools();
  const state = useBoardState();
  const [view, setView] = useState<View>(() => (window.innerWidth < 700 ? "list" : "wall"));
  const [sheet, setSheet] = useState<"people" | null>(null);
  const [statementId, chooseStatement] = useState<string | null>(null);
  const marks = useMarksOf(state, statementId);
  const picked = usePicked(state);
  const grouping = useGrouping(state);
  useBoardKeys(picked, grouping);
  useMovedOn();
  useNewCode();
  const phase = currentPhase(state);
  if (!state.frame || !phase) {
    return (
      <p className="board-opening">{text(state.connection === "over" ? "board.over" : "board.opening")}</p>
    );
  }
  const prompt = promptOf(state, phase);
  const writes = writesNow(state) && writesIn(phase.kind);
  return (
    <div className={`board view-${view}`}>
      <div className="board-top">
        <TopHeight />
        <Head view={view} setView={setView} openPeople={() => setSheet("people")} />
        {facilitatesNow(state) && !isClosed(state) && <FacilitatorBar />}
      </div>
      <main className="board-main" id="content">
        <h1 className="away">{place.title}</h1>
        <Connection />
        <div className="phase-say">
          <h2 id="phase-title" tabIndex={-1}>
            {isClosed(state) ? text("board.thanks") : phase.title}
          </h2>
          {prompt && <p>{prompt}</p>}
          <Deadlines />
          {ownChair(state)?.muted && !isClosed(state) && <p role="status">{text("board.mutedSay")}</p>}
          <NameWord phase={phase} />
        </div>
        {isClosed(state) && <Closed />}
        {state.frame.promptsShown && !isClosed(state) && <PromptCards prompts={phase.prompts} />}
        {writes && <WriteBox key={phase.id} phase={phase} />}
        {state.frame.libraryShown && !isClosed(state) && <LibraryPanel />}
        <StatementChoice value={chooseStatement}>
          <MarksContext value={marks}>
            <PhasePanel phase={phase} />
            <Areas picked={picked} grouping={grouping} view={view} />
          </MarksContext>
        </StatementChoice>
      </main>
      <SelectionBar picked={picked} grouping={grouping} />
      {sheet === "people" && <PeopleSheet close={() => setSheet(null)} />}
    </div>
  );
}

/** Measures once the head stands there. */
function TopHeight() {
  useTopHeight();
  return null;
}

/** A lost connection, said calmly: nothing that was written is lost. */
function Connection() {
  const { text } = useTools();
  const { connection, kept } = useBoardState();
  const waiting = kept.filter((note) => note.problem === undefined).length;
  return (
    <div role="status" className="connection">
      {connection === "lost" && (
        <p>
          {text("board.lost")}
          {waiting > 0 && ` ${text("board.waiting", { count: waiting })}`}
        </p>
      )}
      {connection === "over" && <p>{text("board.over")}</p>}
    </div>
  );
}
