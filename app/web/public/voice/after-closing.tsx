import { Taps } from "#ui/public/choices.tsx";
import { TextAreaField } from "#ui/public/fields.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { Followed } from "./followed.ts";

type Closure = NonNullable<Followed["closure"]>;
type Part = { refused: Refused | null; alone: boolean };
type Clocks = Followed["clocks"];

/**
 * After a closing: how was it, and is it solved? Each is asked until it is answered; no answer is easier than another.
 * Both are one form, because without scripts a button sends its own form alone, and what was chosen in another is lost.
 */
export function AfterClosing(props: {
  state: Followed["state"];
  closure: Closure;
  clocks: Clocks;
  refused?: Refused;
}) {
  const { state, closure, clocks, refused } = props;
  const text = useText();
  const mine = refused?.intent === "after" ? refused : null;
  const asksFeeling = !closure.feelingGiven;
  const asksVerdict = state === "closed" && !closure.verdict;
  return (
    <>
      {closure.feelingGiven && <p className="muted">{text("listening.feelingThanks")}</p>}
      {(asksFeeling || asksVerdict) && (
        <form method="post" className="card">
          <input type="hidden" name="intent" value="after" />
          {asksFeeling && <Feeling refused={mine} alone={!asksVerdict} />}
          {asksVerdict && <Verdict refused={mine} alone={!asksFeeling} clocks={clocks} />}
        </form>
      )}
    </>
  );
}

const questions = [
  { name: "helped", options: ["yes", "partly", "no"] },
  { name: "answered", options: ["yes", "partly", "no"] },
  { name: "feeling", options: ["good", "neutral", "bad"] },
] as const;

function Feeling({ refused, alone }: Part) {
  const text = useText();
  return (
    <>
      <h2>{text("listening.feelingTitle")}</h2>
      <p className="muted">{text("listening.feelingSay")}</p>
      {questions.map(({ name, options }) => (
        <Taps
          key={name}
          name={name}
          label={text(`listening.${name}`)}
          error={refused?.errors[name]}
          defaultValue={refused?.values[name]}
          options={options.map((option) => ({ value: option, label: text(`listening.taps.${option}`) }))}
        />
      ))}
      {/* The first button of the form: Enter on a tap sends the taps, and says nothing about solved. */}
      <div>
        <button type="submit" className={alone ? "button first" : "button"}>
          {text(alone ? "listening.feelingSend" : "listening.feelingSendAlone")}
        </button>
      </div>
    </>
  );
}

function Verdict({ refused, alone, clocks }: Part & { clocks: Clocks }) {
  const text = useText();
  return (
    <>
      <h2>{text("listening.verdictTitle")}</h2>
      <p className="muted">
        {text(clocks.untilClosed ? "listening.verdictSayClock" : "listening.verdictSay")}
      </p>
      <TextAreaField
        name="words"
        label={text("listening.verdictWords")}
        rows={2}
        maxLength={2000}
        defaultValue={refused?.values.words}
        error={refused?.errors.words}
      />
      {!alone && <p className="muted">{text("listening.verdictWithTaps")}</p>}
      {/* The taps are not needed for saying whether it is solved. */}
      <div className="row">
        <button type="submit" name="agrees" value="true" className="button" formNoValidate>
          {text("listening.verdictYes")}
        </button>
        <button type="submit" name="agrees" value="false" className="button" formNoValidate>
          {text("listening.verdictNo")}
        </button>
      </div>
    </>
  );
}
