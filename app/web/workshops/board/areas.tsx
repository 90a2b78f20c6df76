import { useEffect, useMemo, useRef, useState } from "react";
import { areasOf } from "./areas-of.ts";
import type { View } from "./board.tsx";
import { GroupBox } from "./group-box.tsx";
import { NoteCard } from "./note-card.tsx";
import { byPosition, currentPhase, groupsInOrder, isClosed, type ShownNote, shownNotes } from "./state.ts";
import type { Area, Group, Phase, PhaseKind } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";
import { useDrag } from "./use-drag.ts";
import type { Grouping } from "./use-grouping.ts";
import type { Picked } from "./use-picked.ts";

/** The notes, by area and group: side by side on a wall, below each other in a list. */
export function Areas(props: { picked: Picked; grouping: Grouping; view: View }) {
  const { text } = useTools();
  const state = useBoardState();
  const phase = currentPhase(state);
  // A closed board is there to be read: all of it, whatever phase was the last.
  if (isClosed(state)) return <Columns {...props} />;
  if (!phase || phase.kind === "conviction") return null;
  if (phase.areaIds.length > 0 || aboutNotes.has(phase.kind)) return <Columns {...props} />;
  // The phase is about something else: the notes are at hand, and not in the way.
  return (
    <details className="notes-at-hand" key={phase.id}>
      <summary>{text("board.theNotes")}</summary>
      <Columns {...props} />
    </details>
  );
}

/** Phases whose matter is the notes themselves: all of them, when no areas were chosen. */
export const aboutNotes: ReadonlySet<PhaseKind> = new Set(["write", "discuss", "group", "vote", "tie"]);

function Columns({ picked, grouping, view }: { picked: Picked; grouping: Grouping; view: View }) {
  const { text } = useTools();
  const state = useBoardState();
  const phase = currentPhase(state);
  const field = useRef<HTMLDivElement>(null);
  useDrag(field, grouping);
  const [sought, seek] = useState("");
  const all = useMemo(() => shownNotes(state).sort(byPosition), [state]);
  const notes = useMemo(() => found(all, sought), [all, sought]);
  const groups = useMemo(() => groupsInOrder(state), [state]);
  const every = state.frame?.areas ?? [];
  const areas = isClosed(state) || !phase ? every : areasOf(phase, every);
  useAskedNote(all.length > 0);
  return (
    <>
      {all.length > searchFrom && <Search sought={sought} seek={seek} count={notes.length} />}
      <div className="areas" ref={field} data-view={view}>
        {areas.map((area) => (
          <AreaColumn
            key={area.id}
            area={area}
            groups={groups.filter((group) => group.areaId === area.id)}
            notes={notes.filter((note) => note.areaId === area.id)}
            picked={picked}
            empty={text(emptyWord(sought, phase))}
          />
        ))}
      </div>
    </>
  );
}

/** From this many notes on one searches rather than looks. */
const searchFrom = 12;

/** Notes with all the words that one looks for, in any order. */
function found(notes: ShownNote[], sought: string): ShownNote[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return notes;
  return notes.filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
}

const emptyWord = (sought: string, phase: Phase | null) => {
  if (sought.trim()) return "board.notFound";
  return phase?.kind === "write" ? "board.emptyWriting" : "board.empty";
};

function Search({ sought, seek, count }: { sought: string; seek: (words: string) => void; count: number }) {
  const { text } = useTools();
  return (
    <search className="search">
      <label htmlFor="seek">{text("board.seek")}</label>
      <input
        id="seek"
        type="search"
        autoComplete="off"
        value={sought}
        onChange={(event) => seek(event.currentTarget.value)}
      />
      <p role="status" className="quiet num">
        {sought.trim() !== "" && text("board.notes", { count })}
      </p>
    </search>
  );
}

/** The note or group that the address asks for comes in sight, once there are notes. */
function useAskedNote(there: boolean): void {
  useEffect(() => {
    const [, kind, id] = /^#(note|group)-([0-9a-f-]{36})$/.exec(window.location.hash) ?? [];
    if (!there || !id) return;
    const place = document.querySelector<HTMLElement>(
      kind === "note" ? `[data-note="${id}"]` : `section[data-group="${id}"]`,
    );
    place?.scrollIntoView({ block: "center" });
    place?.querySelector<HTMLElement>("button.note-face")?.focus({ preventScroll: true });
  }, [there]);
}

function AreaColumn({
  area,
  groups,
  notes,
  picked,
  empty,
}: {
  area: Area;
  groups: Group[];
  notes: ShownNote[];
  picked: Picked;
  empty: string;
}) {
  const { text } = useTools();
  const known = new Set(groups.map((group) => group.id));
  const single = notes.filter((note) => note.groupId === null || !known.has(note.groupId));
  return (
    <section className="area" aria-labelledby={`area-${area.id}`} data-area={area.id}>
      <h2 id={`area-${area.id}`}>
        {area.title} <span className="count num">{text("board.notes", { count: notes.length })}</span>
      </h2>
      {notes.length === 0 && <p className="empty-area">{empty}</p>}
      {groups.map((group) => (
        <GroupBox
          key={group.id}
          group={group}
          stem={area.stem}
          notes={notes.filter((note) => note.groupId === group.id)}
          picked={picked}
        />
      ))}
      <ul className="notes">
        {single.map((note) => (
          <NoteCard
            key={note.id}
            note={note}
            stem={area.stem}
            isPicked={picked.ids.has(note.id)}
            toggle={picked.toggle}
          />
        ))}
      </ul>
    </section>
  );
}
