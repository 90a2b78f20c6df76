import { statementsInOrder } from "../panels/things.ts";
import { Asked } from "./asked.tsx";
import { facilitatesNow, thingsOf } from "./state.ts";
import { useBoardState, useTools } from "./use-board.ts";

/** The end: thanks, what becomes of it, and where it is to be read. */
export function Closed() {
  const { act, place, text } = useTools();
  const state = useBoardState();
  const statements = statementsInOrder(state);
  const agreed = statements.filter((statement) => statement.agreed);
  const actions = [...thingsOf(state, "action").values()];
  const open = statements.filter((statement) => !statement.agreed);
  return (
    <section className="closed" aria-label={text("board.outcome")}>
      <p>{text("board.closed")}</p>
      {agreed.length > 0 && (
        <>
          <h3>{text("board.weAgreed", { count: agreed.length })}</h3>
          <ol className="closed-agreed">
            {agreed.map(({ id, text: words }) => (
              <li key={id}>{words}</li>
            ))}
          </ol>
        </>
      )}
      {open.length > 0 && <p>{text("board.notAgreed", { count: open.length })}</p>}
      {actions.length > 0 && (
        <>
          <h3>{text("board.toDo")}</h3>
          <ul className="closed-agreed">
            {actions.map(({ id, text: words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
        </>
      )}
      <p>{text(place.back ? "board.whatNext" : "board.whatNextGuest")}</p>
      <div className="closed-ways">
        <a className="link-button first" href={place.outcome}>
          {text("board.outcome")}
        </a>
        {(["pdf", "md"] as const).map((format) => (
          <a key={format} className="link-button" href={`/workshops/${place.workshopId}/export/${format}`}>
            {text(`board.files.${format}`)}
          </a>
        ))}
        {facilitatesNow(state) && (
          <Asked
            label={text("board.reopen")}
            says={text("board.reopenSay")}
            yes={text("board.reopen")}
            act={() => act("reopenWorkshop", {})}
          />
        )}
      </div>
    </section>
  );
}
