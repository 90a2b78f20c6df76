import type { Source } from "./types.ts";
import { useTools } from "./use-board.ts";

/** Where words are from that nobody here wrote: another organisation, a list that was there, a voice, a bad moment. */
export function SourceLine({
  source,
  evidence,
}: {
  source: Source | null;
  /** The note that a voice or a bad moment speaks in; which one it is, staff may open. */
  evidence?: { kind: "case" | "bad_moment" | null; noteId: string };
}) {
  const { place, text } = useTools();
  if (source?.kind === "library") {
    return (
      <span className="source">
        {text("bringing.after")}{" "}
        {place.mode === "wall" ? (
          <span lang={source.language}>{source.organisation}</span>
        ) : (
          <a href={source.url} target="_blank" rel="noreferrer" lang={source.language}>
            {source.organisation}
          </a>
        )}
      </span>
    );
  }
  if (evidence?.kind) {
    const words = text(evidence.kind === "case" ? "bringing.realVoice" : "bringing.badMoment");
    const href = `/workshops/${place.workshopId}/notes/${evidence.noteId}/evidence`;
    return (
      <span className="source">
        {place.back === null ? (
          words
        ) : (
          <a href={href} target="_blank" rel="noreferrer">
            {words}
          </a>
        )}
      </span>
    );
  }
  if (!source) return null;
  return (
    <span className="source">
      {source.title ? text("bringing.fromTitle", { title: source.title }) : text("bringing.brought")}
    </span>
  );
}
