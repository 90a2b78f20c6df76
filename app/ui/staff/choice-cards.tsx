/** One of a few, all in sight, each with a line that says when it fits. */
export function ChoiceCards({
  name,
  label,
  options,
  chosen,
  error,
}: {
  name: string;
  label: string;
  options: { value: string; label: string; hint?: string }[];
  chosen?: string;
  error?: string;
}) {
  return (
    <fieldset className="choice-cards">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice-card">
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === chosen}
            required
          />
          <span>
            <strong>{option.label}</strong>
            {option.hint && <span className="muted small">{option.hint}</span>}
          </span>
        </label>
      ))}
      {error && <p className="field-error">! {error}</p>}
    </fieldset>
  );
}
