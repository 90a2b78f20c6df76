import { useMemo } from "react";
import { aboutNotes } from "./areas.tsx";
import { MarksContext, useMarks, useMarksOf } from "./marks.ts";
import { SourceLine } from "./source-line.tsx";
import {
  byPosition,
  currentPhase,
  groupsInOrder,
  isClosed,
  type ShownNote,
  shownNotes,
  thingsOf,
} from "./state.ts";
import { Result } from "./target-mark.tsx";
import { Timer } from "./timer.tsx";
import type { Area, PhaseKind } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";
import { useAwake, useSlowTurn } from "./wall-screen.ts";
import { areasOf } from "./write-box.tsx";

/** The board on a big screen: how one joins, the phase, the timer and every open note. Nothing to press. */
export function Wall() {
  const { place, text } = useTools();
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
  useSlowTurn(notes.length);
  if (!state.frame || !phase) return <p className="board-opening">{text("board.opening")}</p>;
  const people = [...thingsOf(state, "participant").values()].filter((each) => each.here);
  const ready = people.filter((each) => each.ready).length;
  const areas =
    phase.areaIds.length > 0 || aboutNotes.has(phase.kind) || isClosed(state)
      ? areasOf(phase, state.frame.areas)
      : [];
  return (
    <MarksContext value={marks}>
      <main className="wall" data-density={density(notes.length)}>
        <header className="wall-head">
          <div>
            <p className="wall-title">{place.title}</p>
            <h1>{phase.title}</h1>
            {phase.prompt && <p className="wall-prompt">{phase.prompt}</p>}
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
            <p className="num">
              {text("board.peopleHere", { count: people.length })}
              {ready > 0 && ` · ${text("board.readyCount", { ready, all: people.length })}`}
            </p>
            {state.connection === "lost" && <p className="wall-lost">{text("board.wallLost")}</p>}
          </div>
          {place.join && !isClosed(state) && <JoinHere join={place.join} />}
        </header>
        {above.has(phase.kind) && <WallStatements />}
        <div className="wall-areas">
          {areas.map((area) => (
            <WallArea key={area.id} area={area} notes={notes.filter((note) => note.areaId === area.id)} />
          ))}
        </div>
      </main>
    </MarksContext>
  );
}

/** Phases in which the statements hang above what they grew from. */
const above: ReadonlySet<PhaseKind> = new Set(["draft", "tie", "rate", "consent"]);

function WallStatements() {
  const { text } = useTools();
  const state = useBoardState();
  const statements = [...thingsOf(state, "statement").values()].sort(byPosition);
  const ties = [...thingsOf(state, "tie").values()];
  if (statements.length === 0) return null;
  return (
    <ol className="wall-statements" aria-label={text("board.statements")}>
      {statements.map((statement) => {
        const count = ties.filter((tie) => tie.targetIds.includes(statement.id)).length;
        return (
          <li key={statement.id} className={count === 0 ? "bare" : undefined}>
            {statement.text}
            <span className="quiet">
              {count === 0 ? text("board.bare") : text("board.elements", { count })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** From 150 notes on the type is smaller, and still legible across a room. */
const density = (notes: number): string => (notes > 90 ? "full" : notes > 36 ? "many" : "few");

function JoinHere({ join }: { join: { code: string; address: string; qr: { size: number; path: string } } }) {
  const { text } = useTools();
  const { size, path } = join.qr;
  return (
    <div className="wall-join">
      <svg
        role="img"
        aria-label={text("board.qr")}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#ffffff" />
        <path d={path} fill="#000000" />
      </svg>
      <p>
        {text("board.joinAt", { address: join.address.replace(/^https?:\/\//, "") })}
        <strong className="num">{join.code}</strong>
      </p>
    </div>
  );
}

function WallArea({ area, notes }: { area: Area; notes: ShownNote[] }) {
  const { text } = useTools();
  const { mode } = useMarks();
  const state = useBoardState();
  const groups = groupsInOrder(state).filter((group) => group.areaId === area.id);
  const known = new Set(groups.map((group) => group.id));
  const single = notes.filter((note) => note.groupId === null || !known.has(note.groupId));
  return (
    <section className="wall-area" aria-labelledby={`area-${area.id}`}>
      <h2 id={`area-${area.id}`}>
        {area.title} <span className="count num">{text("board.notes", { count: notes.length })}</span>
      </h2>
      {groups.map((group) => {
        const inside = notes.filter((note) => note.groupId === group.id);
        if (inside.length === 0) return null;
        return (
          <section key={group.id} className="group">
            <h3>{group.name || text("board.nameless")}</h3>
            <WallNotes notes={inside} stem={area.stem} />
            {mode === "results" && <Result targetId={group.id} />}
          </section>
        );
      })}
      <WallNotes notes={single} stem={area.stem} />
    </section>
  );
}

function WallNotes({ notes, stem }: { notes: ShownNote[]; stem: string | null }) {
  const { mode } = useMarks();
  return (
    <ul className="wall-notes">
      {notes.map((note) => (
        <li key={note.id} className={`note note-${note.colour}`}>
          {stem && <span className="stem">{stem} </span>}
          {note.text}
          {note.source?.kind === "library" && <SourceLine source={note.source} />}
          {mode === "results" && note.groupId === null && <Result targetId={note.id} />}
        </li>
      ))}
    </ul>
  );
}
