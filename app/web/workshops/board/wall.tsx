import { useMemo } from "react";
import { JoinQr } from "./join-sheet.tsx";
import { MarksContext, useMarksOf } from "./marks.ts";
import { byPosition, currentPhase, isClosed, promptOf, shownNotes, thingsOf, waitedFor } from "./state.ts";
import { Timer } from "./timer.tsx";
import { type BoardPlace, useBoardState, useTools } from "./use-board.ts";
import { useNewCode } from "./use-new-code.ts";
import { WallAreas, wallAreas } from "./wall-notes.tsx";
import { useAwake, usePointing, useTurning } from "./wall-screen.ts";
import { WallStage } from "./wall-stage.tsx";

/** The board on a big screen: how one joins, the phase, and what the phase is about. Nothing to press. */
export function Wall() {
  const { text } = useTools();
  const state = useBoardState();
  const phase = currentPhase(state);
  const marks = useMarksOf(state, null);
  const notes = useMemo(
    () =>
      shownNotes(state)
        .filter((note) => note.standing === "open")
        .sort(byPosition),
    [state],
  );
  useAwake();
  const held = useTurning(phase?.id ?? null);
  usePointing();
  useNewCode();
  if (!state.frame || !phase) return <p className="board-opening">{text("board.opening")}</p>;
  const areas = wallAreas(state, phase);
  const shown = notes.filter((note) => areas.some((area) => area.id === note.areaId));
  return (
    <MarksContext value={marks}>
      <main className="wall" data-density={density(shown.length)}>
        <WallHead />
        {/* What the stage is called stands in its head already; those who hear the page need the level. */}
        <h2 className="away">{phase.title}</h2>
        <WallStage board={state} phase={phase} text={text} />
        <WallAreas areas={areas} notes={shown} counted={phase.kind === "write" ? "no" : "yes"} />
        {held === "held" && <p className="wall-held">{text("board.wallHeld")}</p>}
      </main>
    </MarksContext>
  );
}

function WallHead() {
  const { place, text } = useTools();
  const state = useBoardState();
  const phase = currentPhase(state);
  if (!phase || !state.frame) return null;
  const people = [...thingsOf(state, "participant").values()].filter((each) => each.here && !each.removed);
  const counted = waitedFor(state);
  const ready = counted.filter((each) => each.ready).length;
  const closed = isClosed(state);
  const prompt = promptOf(state, phase);
  // While people come in, the way in is what the screen is for.
  const joining = state.frame.phases[0]?.id === phase.id && !closed;
  return (
    <header className={joining ? "wall-head joining" : "wall-head"}>
      <div>
        <p className="wall-title">{place.title}</p>
        <h1>{closed ? text("board.thanks") : phase.title}</h1>
        {prompt && <p className="wall-prompt">{prompt}</p>}
        {state.frame.promptsShown && phase.prompts.length > 0 && (
          <ul className="wall-cards">
            {phase.prompts.map((prompt) => (
              <li key={prompt}>{prompt}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="wall-signs">
        <Timer />
        {!place.alone && (
          <p className="num">
            {text("board.peopleHere", { count: people.length })}
            {ready > 0 && ` · ${text("board.readyCount", { ready, all: counted.length })}`}
          </p>
        )}
        {state.connection === "lost" && <p className="wall-lost">{text("board.wallLost")}</p>}
      </div>
      {place.join && !closed && <JoinHere join={place.join} />}
    </header>
  );
}

/** From 150 notes on the type is smaller, and still legible across a room. */
const density = (notes: number): string => (notes > 90 ? "full" : notes > 36 ? "many" : "few");

function JoinHere({ join }: { join: NonNullable<BoardPlace["join"]> }) {
  const { text } = useTools();
  return (
    <div className="wall-join">
      <JoinQr join={join} />
      <p>
        {text("board.joinAt", { address: join.address.replace(/^https?:\/\//, "") })}
        <strong className="num">{join.code}</strong>
      </p>
    </div>
  );
}
