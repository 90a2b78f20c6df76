import { dateFormat } from "#messages/formats.ts";
import { currentPhase, isClosed } from "./state.ts";
import { useBoardState, useTools } from "./use-board.ts";

/** Until when this phase is open, and the deadlines that follow: for those who come back over days. */
export function Deadlines() {
  const { place, text } = useTools();
  const state = useBoardState();
  const now = currentPhase(state);
  const timed = (state.frame?.phases ?? []).flatMap(({ deadlineAt, ...phase }) =>
    deadlineAt ? [{ ...phase, deadlineAt }] : [],
  );
  if (timed.length === 0 || isClosed(state)) return null;
  const when = (moment: string) => momentIn(place.language, moment);
  const mine = now?.deadlineAt && !now.closedAt ? now.deadlineAt : null;
  const over = mine !== null && new Date(mine).getTime() <= Date.now() + state.ahead;
  return (
    <>
      {mine && <p className="quiet">{text(over ? "board.wasUntil" : "board.until", { when: when(mine) })}</p>}
      {timed.length > 1 && (
        <details className="deadlines">
          <summary>{text("board.allDeadlines")}</summary>
          <ol>
            {timed.map((phase) => (
              <li key={phase.id} aria-current={phase.id === now?.id ? "step" : undefined}>
                {phase.title}: <time dateTime={phase.deadlineAt}>{when(phase.deadlineAt)}</time>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

/** A moment in the reader's own time: a phase over days may be read anywhere. */
const momentIn = (language: string, moment: string): string =>
  dateFormat(language, {
    dateStyle: "full",
    timeStyle: "short",
  }).format(new Date(moment));
