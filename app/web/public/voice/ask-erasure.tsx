import { useFormat, useText } from "../../text.tsx";
import type { Followed } from "./followed.ts";

/** Asking to be erased, folded away; or what became of it. */
export function AskErasure({ erasure, once }: { erasure: Followed["erasure"]; once: string }) {
  const text = useText();
  const format = useFormat();
  if (erasure && !erasure.outcome) {
    return (
      <section>
        <h2>{text("privacy.askedTitle")}</h2>
        <p>
          {text("privacy.askedSay", {
            on: format.date(erasure.requestedAt),
            by: format.date(`${erasure.answerBy}T12:00:00Z`),
          })}
        </p>
      </section>
    );
  }
  return (
    <details>
      <summary>{text("privacy.askSummary")}</summary>
      {erasure?.outcome === "declined" && <p>{text("privacy.askDeclined", { words: erasure.words })}</p>}
      <p>{text("privacy.askSay")}</p>
      <form method="post">
        <input type="hidden" name="intent" value="erasure" />
        <input type="hidden" name="once" value={once} />
        <button type="submit" className="button">
          {text("privacy.askButton")}
        </button>
      </form>
    </details>
  );
}
