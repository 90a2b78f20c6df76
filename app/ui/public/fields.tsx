import type { ReactNode } from "react";

interface Common {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  defaultValue?: string;
  required?: boolean;
}

/** A label, a hint, an error and a control that belong together, as plain HTML. */
function Field({ name, label, hint, error, children }: Common & { children: ReactNode }) {
  return (
    <div className={error ? "field wrong" : "field"}>
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

const described = ({ name, hint, error }: Common): string | undefined =>
  [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined;

/** One line of text. */
export function TextField(
  props: Common & {
    type?: string;
    autoComplete?: string;
    maxLength?: number;
    inputMode?: "email" | "text" | "numeric";
    /** What stands in one line with the field. */
    beside?: ReactNode;
  },
) {
  const {
    name,
    defaultValue,
    required,
    type = "text",
    autoComplete,
    maxLength,
    inputMode,
    error,
    beside,
  } = props;
  return (
    <Field {...props}>
      <div className="field-line">
        <input
          id={name}
          name={name}
          type={type}
          defaultValue={defaultValue}
          required={required}
          autoComplete={autoComplete}
          maxLength={maxLength}
          inputMode={inputMode}
          aria-invalid={error ? true : undefined}
          aria-describedby={described(props)}
        />
        {beside}
      </div>
    </Field>
  );
}

/** Several lines of text. */
export function TextAreaField(props: Common & { rows?: number; maxLength?: number }) {
  const { name, defaultValue, required, rows = 5, maxLength, error } = props;
  return (
    <Field {...props}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={defaultValue}
        required={required}
        maxLength={maxLength}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(props)}
      />
    </Field>
  );
}

/** One of many. */
export function SelectField(props: Common & { options: { value: string; label: string }[] }) {
  const { name, defaultValue, required, options, error } = props;
  return (
    <Field {...props}>
      <select
        id={name}
        name={name}
        defaultValue={defaultValue}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(props)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Why a form was refused when no field is at fault; nothing when there is nothing to say. */
export function Problem({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <p className="problem" role="alert">
      {children}
    </p>
  );
}
