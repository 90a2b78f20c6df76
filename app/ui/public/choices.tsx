/** One of a few, as large areas to tap, each with its sense in a line. */
export function BigChoices(props: {
  name: string;
  label: string;
  error?: string;
  defaultValue?: string;
  options: { value: string; label: string; hint: string }[];
}) {
  const { name, label, error, defaultValue, options } = props;
  return (
    <fieldset
      className={error ? "field wrong" : "field"}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend>{label}</legend>
      <div className="big-choices">
        {options.map((option) => (
          <label key={option.value} className="big-choice">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required
            />
            <span>
              <strong>{option.label}</strong>
              <span className="hint">{option.hint}</span>
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** One of three, side by side, for a thumb. */
export function Taps(props: {
  name: string;
  label: string;
  error?: string;
  defaultValue?: string;
  options: { value: string; label: string }[];
}) {
  const { name, label, error, defaultValue, options } = props;
  return (
    <fieldset
      className={error ? "field wrong" : "field"}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend>{label}</legend>
      <div className="taps">
        {options.map((option) => (
          <label key={option.value} className="tap">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
