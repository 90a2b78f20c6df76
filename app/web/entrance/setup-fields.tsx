import { exampleWords } from "#messages/words.ts";
import { SelectField, TextField } from "#ui/public/fields.tsx";
import { useText } from "../text.tsx";
import { PasswordField } from "./password-field.tsx";

interface Given {
  values: Record<string, string>;
  errors: Record<string, string>;
}

const languages = ["en", "nl"] as const;
const forms = ["one", "other", "theOne", "theOther"] as const;
const formLabels = {
  one: "wordOne",
  other: "wordOther",
  theOne: "wordTheOne",
  theOther: "wordTheOther",
} as const;

export function YourOrganisation({ values, errors }: Given) {
  const text = useText();
  return (
    <div className="door-part">
      <TextField
        name="organisation"
        required
        maxLength={120}
        autoComplete="organization"
        label={text("entrance.organisationName")}
        hint={text("entrance.organisationNameHint")}
        defaultValue={values.organisation}
        error={errors.organisation}
      />
    </div>
  );
}

export function You({ values, errors }: Given) {
  const text = useText();
  return (
    <div className="door-part">
      <h2>{text("entrance.you")}</h2>
      <p>{text("entrance.youLead")}</p>
      <TextField
        name="ownerName"
        required
        maxLength={120}
        autoComplete="name"
        label={text("entrance.yourName")}
        defaultValue={values.ownerName}
        error={errors.ownerName}
      />
      <TextField
        name="ownerEmail"
        type="email"
        inputMode="email"
        required
        autoComplete="username"
        label={text("entrance.yourEmail")}
        defaultValue={values.ownerEmail}
        error={errors.ownerEmail}
      />
      <PasswordField
        name="password"
        required
        autoComplete="new-password"
        label={text("entrance.password")}
        // What was typed comes back with a refusal, but a password is written into no page, where a cache could keep it.
        hint={text(
          values.ownerEmail === undefined || errors.password
            ? "entrance.newPasswordHint"
            : "entrance.passwordAgain",
        )}
        error={errors.password}
      />
    </div>
  );
}

/** The word for the people served, with examples in sight; languages and time zone folded, with what they are now. */
export function HowYouSpeak({
  values,
  errors,
  language,
  timeZone,
  timeZones,
}: Given & { language: string; timeZone: string; timeZones: string[] }) {
  const text = useText();
  const chosen = values.word ?? "customer";
  const zone = values.timeZone ?? timeZone;
  const wrong = errors.languages ?? errors.timeZone;
  const ordered = [...languages].sort((a, b) => Number(b === language) - Number(a === language));
  return (
    <div className="door-part">
      <h2>{text("entrance.howYouSpeak")}</h2>
      <fieldset className="field">
        <legend>{text("entrance.wordQuestion")}</legend>
        <p className="hint">{text("entrance.wordHint")}</p>
        <div className="words">
          {exampleWords.map(({ key, words }) => (
            <label key={key}>
              <input type="radio" name="word" value={key} defaultChecked={chosen === key} />
              {words[language]?.other}
            </label>
          ))}
          <label>
            <input type="radio" name="word" value="own" defaultChecked={chosen === "own"} />
            {text("entrance.ownWord")}
          </label>
        </div>
      </fieldset>
      <OwnWords values={values} errors={errors} />
      <details className="fold" open={wrong !== undefined}>
        <summary>
          {text("entrance.moreSettings", {
            languages: ordered.map((each) => text(`entrance.languageOf.${each}`)).join(", "),
            timeZone: zone,
          })}
        </summary>
        <div>
          <fieldset className={errors.languages ? "field wrong" : "field"}>
            <legend>{text("entrance.languages")}</legend>
            <p className="hint">{text("entrance.languagesHint")}</p>
            {ordered.map((each) => (
              <label key={each} className="choice">
                <input type="checkbox" name="languages[]" value={each} defaultChecked />
                {text(`entrance.languageOf.${each}`)}
              </label>
            ))}
            {errors.languages && <p className="error">{errors.languages}</p>}
          </fieldset>
          <SelectField
            name="timeZone"
            label={text("entrance.timeZone")}
            defaultValue={zone}
            error={errors.timeZone}
            options={timeZones.map((each) => ({ value: each, label: each.replaceAll("_", " ") }))}
          />
        </div>
      </details>
    </div>
  );
}

function OwnWords({ values, errors }: Given) {
  const text = useText();
  return (
    <div className="own-words">
      <p className="hint">{text("entrance.ownWordHint")}</p>
      {languages.map((language) => (
        <fieldset key={language}>
          <legend>{text(`entrance.languageOf.${language}`)}</legend>
          <div>
            {forms.map((form) => (
              <TextField
                key={form}
                name={`own.${language}.${form}`}
                maxLength={60}
                label={text(`entrance.${formLabels[form]}`)}
                defaultValue={values[`own.${language}.${form}`]}
                error={errors[`customerWord.${language}.${form}`]}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
