import { aboutNotes } from "./areas.tsx";
import { areasOf } from "./areas-of.ts";
import { useMarks } from "./marks.ts";
import { tidy } from "./note-words.ts";
import { SourceLine } from "./source-line.tsx";
import { type BoardState, groupsInOrder, isClosed, type ShownNote } from "./state.ts";
import { Result } from "./target-mark.tsx";
import type { Area, Phase } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";

/** The areas whose notes the wall shows: those of the phase; in drafting those that principles are tied to. */
export function wallAreas(state: BoardState, phase: Phase): Area[] {
  const all = state.frame?.areas ?? [];
  if (isClosed(state) || aboutNotes.has(phase.kind) || phase.areaIds.length > 0) return areasOf(phase, all);
  if (phase.kind !== "draft") return [];
  const source = state.frame?.phases.findLast(({ kind }) => kind === "vote" || kind === "tie");
  return source ? areasOf(source, all) : all;
}

export function WallAreas({
  areas,
  notes,
  counted,
}: {
  areas: Area[];
  notes: ShownNote[];
  /** While people write in private a count would read as if nobody wrote. */
  counted: "yes" | "no";
}) {
  if (areas.length === 0 || (counted === "no" && notes.length === 0)) return null;
  return (
    <div className="wall-areas">
      {areas.map((area) => (
        <WallArea
          key={area.id}
          area={area}
          notes={notes.filter((note) => note.areaId === area.id)}
          counted={counted}
        />
      ))}
    </div>
  );
}

function WallArea({ area, notes, counted }: { area: Area; notes: ShownNote[]; counted: "yes" | "no" }) {
  const { text } = useTools();
  const { mode } = useMarks();
  const groups = groupsInOrder(useBoardState()).filter((group) => group.areaId === area.id);
  const known = new Set(groups.map((group) => group.id));
  const single = notes.filter((note) => note.groupId === null || !known.has(note.groupId));
  return (
    <section className="wall-area" aria-labelledby={`area-${area.id}`}>
      <h2 id={`area-${area.id}`}>
        {area.title}{" "}
        {counted === "yes" && (
          <span className="count num">{text("board.notes", { count: notes.length })}</span>
        )}
      </h2>
      {groups.map((group) => {
        const inside = notes.filter((note) => note.groupId === group.id);
        if (inside.length === 0) return null;
        return (
          <section key={group.id} className="group">
            <h3>{group.name || text("board.nameless")}</h3>
            {mode === "results" && <Result targetId={group.id} />}
            <WallNotes notes={inside} stem={area.stem} />
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
          {tidy(note.text)}
          {note.source?.kind === "library" && <SourceLine source={note.source} />}
          {mode === "results" && note.groupId === null && <Result targetId={note.id} />}
        </li>
      ))}
    </ul>
  );
}
