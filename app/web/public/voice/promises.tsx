import { TextAreaField } from "#ui/public/fields.tsx";
import { useFormat, useText } from "../../text.tsx";
import type { Followed } from "./followed.ts";

type FollowedPromise = Followed["promises"][number];

const looks = {
  open: "open",
  passed: "risk",
  kept: "kept",
  late: "risk",
  broken: "broken",
  released: "none",
} as const;
const signs = { open: "○", passed: "▲", kept: "✓", late: "▲", broken: "✗", released: "–" } as const;

/** What we promised, by when, and what became of it; an open promise can be let go. */
export function Promises({ promises, now, once }: { promises: FollowedPromise[]; now: Date; once: string }) {
  const text = useText();
  if (promises.length === 0) return null;
  return (
    <section>
      <h2>{text("listening.promisesTitle")}</h2>
      <ul className="promises">
        {promises.map((promise) => (
          <PromiseCard key={promise.id} promise={promise} now={now} once={once} />
        ))}
      </ul>
    </section>
  );
}

function PromiseCard({ promise, now, once }: { promise: FollowedPromise; now: Date; once: string }) {
  const text = useText();
  const format = useFormat();
  const state = promise.state === "open" && promise.dueAt < now ? "passed" : promise.state;
  const done = promise.endedAt !== null && (state === "kept" || state === "late");
  return (
    <li className="card">
      <p className="what">{promise.text}</p>
      <span className={`mark ${looks[state]}`}>
        <span aria-hidden="true">{signs[state]}</span> {text(`listening.promiseState.${state}`)}
      </span>
      <p className="muted num">
        {text("listening.promiseBy", { when: format.dateTime(promise.dueAt) })}
        {done && ` · ${text("listening.promiseDone", { when: format.dateTime(promise.endedAt ?? now) })}`}
      </p>
      {promise.state === "open" && (
        <details>
          <summary>{text("listening.release")}</summary>
          <form method="post">
            <input type="hidden" name="intent" value="release" />
            <input type="hidden" name="once" value={`${once} ${promise.id}`} />
            <input type="hidden" name="promiseId" value={promise.id} />
            <TextAreaField name="words" label={text("listening.releaseWords")} rows={2} maxLength={2000} />
            <div>
              <button type="submit" className="button">
                {text("listening.releaseButton")}
              </button>
            </div>
          </form>
        </details>
      )}
    </li>
  );
}
