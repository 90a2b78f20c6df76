import { useEffect, useState } from "react";
import { areasOf } from "../board/areas-of.ts";
import { randomId } from "../board/random-id.ts";
import { currentPhase, shownNotes } from "../board/state.ts";
import type { Phase } from "../board/types.ts";
import { useBoardState, useTools } from "../board/use-board.ts";

interface Entry {
  id: string;
  sector: string;
  organisation: string;
  source: string;
  url: string;
  language: string;
  quote: string;
  question: string;
}
interface Library {
  items: Entry[];
  sectors: { id: string; name: string }[];
}

/** What others published, while the facilitator shows it. Nothing of it goes anywhere without a click. */
export function LibraryPanel() {
  const { store, text } = useTools();
  const board = useBoardState();
  const phase = currentPhase(board);
  const [library, setLibrary] = useState<Library | null>(null);
  const [problem, setProblem] = useState("");
  const [sector, setSector] = useState("");
  const [target, setTarget] = useState("");
  useEffect(() => {
    store.send("readLibrary", {}).then((answer) => {
      if (answer.ok) setLibrary(answer.result as unknown as Library);
      else setProblem(answer.problem);
    });
  }, [store]);
  const areas = phase ? areasOf(phase, board.frame?.areas ?? []) : [];
  const areaId = areas.find((area) => area.id === target)?.id ?? areas[0]?.id;
  const entries = (library?.items ?? []).filter((entry) => !sector || entry.sector === sector);
  return (
    <details className="library-panel" open>
      <summary>
        <h2>{text("bringing.libraryTitle")}</h2>
      </summary>
      <p className="quiet">{text("bringing.librarySay")}</p>
      {problem && <p className="bring-wrong">{problem}</p>}
      {library && (
        <div className="library-choices">
          <label>
            {text("bringing.sector")}
            <select value={sector} onChange={(event) => setSector(event.currentTarget.value)}>
              <option value="">{text("bringing.allSectors")}</option>
              {library.sectors.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {areas.length > 1 && phase?.kind !== "draft" && (
            <label>
              {text("bringing.hangIn")}
              <select value={areaId} onChange={(event) => setTarget(event.currentTarget.value)}>
                {areas.map((area) => (
                  <option key={area.id} value={area.id}>
                    {area.title}
                  </option>
                ))}
              </select>
            </label>
          )}
          <p className="quiet" role="status">
            {text("bringing.entries", { count: entries.length })}
          </p>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="library-cards" tabIndex={0} aria-label={text("bringing.libraryTitle")}>
        <ul>
          {entries.map((entry) => (
            <EntryCard key={entry.id} entry={entry} phase={phase} areaId={areaId} />
          ))}
        </ul>
      </section>
    </details>
  );
}

function EntryCard({
  entry,
  phase,
  areaId,
}: {
  entry: Entry;
  phase: Phase | null;
  areaId: string | undefined;
}) {
  const { act, text } = useTools();
  const board = useBoardState();
  const drafts = phase?.kind === "draft";
  const there = shownNotes(board).some(
    ({ source, mine }) => mine && source?.kind === "library" && source.entryId === entry.id,
  );
  const take = () => {
    const id = randomId();
    const back = drafts
      ? { command: "changeStatement", input: { statementId: id, dropped: true } }
      : { command: "changeNote", input: { noteId: id, removed: true } };
    act(
      "takeFromLibrary",
      { id, entryId: entry.id, as: drafts ? "statement" : "note", ...(!drafts && { areaId }) },
      { undo: [back], said: text(drafts ? "bringing.drafted" : "bringing.tookNote") },
    );
  };
  return (
    <li>
      <blockquote lang={entry.language} cite={entry.url}>
        {entry.quote}
      </blockquote>
      <p className="quiet">
        <a href={entry.url} lang={entry.language} target="_blank" rel="noreferrer">
          {entry.organisation}, {entry.source}
        </a>
      </p>
      <p>{entry.question}</p>
      {board.participantId !== null && (
        <button type="button" onClick={take} disabled={there && !drafts}>
          {text(drafts ? "bringing.startFrom" : there ? "bringing.isNote" : "bringing.makeNote")}
          <span className="away">: {entry.quote}</span>
        </button>
      )}
    </li>
  );
}
