import { Taps } from "#ui/public/choices.tsx";
import { TextAreaField } from "#ui/public/fields.tsx";
import type { Refused } from "../../form.ts";
import { useText } from "../../text.tsx";
import type { Followed } from "./followed.ts";

type Closure = NonNullable<Followed["closure"]>;

/** After a closing: is it solved, and how was it? Each is asked until it is answered; no answer is easier than another. */
export function AfterClosing(props: { state: Followed["state"]; closure: Closure; refused?: Refused }) {
  const { state, closure, refused } = props;
  return (
    <>
      <Verdict state={state} closure={closure} refused={refused} />
      <Feeling closure={closure} refused={refused} />
    </>
  );
}

function Verdict({ state, closure, refused }: Parameters<typeof AfterClosing>[0]) {
  const text = useText();
  if (state !== "closed" || closure.verdict) return null;
  const mine = refused?.intent === "verdict" ? refused : null;
  return (
    <section className="card">
      <h2>{text("listening.verdictTitle")}</h2>
      <p className="muted">{text("listening.verdictSay")}</p>
      <form method="post">
        <input type="hidden" name="intent" value="verdict" />
        <TextAreaField
          name="words"
          label={text("listening.verdictWords")}
          rows={2}
          maxLength={2000}
          defaultValue={mine?.values.words}
          error={mine?.errors.words}
        />
        <div className="row">
          <button type="submit" name="agrees" value="true" className="button">
            {text("listening.verdictYes")}
          </button>
          <button type="submit" name="agrees" value="false" className="button">
            {text("listening.verdictNo")}
          </button>
        </div>
      </form>
    </section>
  );
}

const questions = [
  { name: "helped", options: ["yes", "partly", "no"] },
  { name: "answered", options: ["yes", "partly", "no"] },
  { name: "feeling", options: ["good", "neutral", "bad"] },
] as const;

function Feeling({ closure, refused }: { closure: Closure; refused?: Refused }) {
  const text = useText();
  if (closure.feelingGiven) return <p className="muted">{text("listening.feelingThanks")}</p>;
  const mine = refused?.intent === "feeling" ? refused : null;
  return (
    <section className="card">
      <h2>{text("listening.feelingTitle")}</h2>
      <p className="muted">{text("listening.feelingSay")}</p>
      <form method="post">
        <input type="hidden" name="intent" value="feeling" />
        {questions.map(({ name, options }) => (
          <Taps
            key={name}
            name={name}
            label={text(`listening.${name}`)}
            error={mine?.errors[name]}
            defaultValue={mine?.values[name]}
            options={options.map((option) => ({ value: option, label: text(`listening.taps.${option}`) }))}
          />
        ))}
        <div>
          <button type="submit" className="button first">
            {text("listening.feelingSend")}
          </button>
        </div>
      </form>
    </section>
  );
}
