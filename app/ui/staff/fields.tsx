import { Checkbox, Input, NativeSelect, PasswordInput, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";

interface Common {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  defaultValue?: string;
  required?: boolean;
  id?: string;
  /** Of a field whose page keeps what is typed: the value, and what hears of each change. */
  value?: string;
  onValue?: (value: string) => void;
}

type Changed = { currentTarget: { value: string } };
const heard = (onValue: Common["onValue"]) =>
  onValue && { onChange: ({ currentTarget }: Changed) => onValue(currentTarget.value) };

/** One line of text. */
export function TextField({
  hint,
  onValue,
  ...props
}: Common & {
  type?: string;
  autoComplete?: string;
  maxLength?: number;
  inputMode?: "email" | "text" | "decimal" | "numeric";
  placeholder?: string;
}) {
  return <TextInput {...props} {...heard(onValue)} description={hint} withAsterisk={false} />;
}

/** A password that may be looked at while it is typed; `show` is what the button for it is called. */
export function PasswordField({
  hint,
  show,
  ...props
}: Omit<Common, "defaultValue"> & { autoComplete: "current-password" | "new-password"; show: string }) {
  return (
    <PasswordInput
      {...props}
      description={hint}
      withAsterisk={false}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ "aria-label": show }}
    />
  );
}

/** Several lines of text, growing with what is written. */
export function TextAreaField({
  hint,
  onValue,
  rows = 3,
  ...props
}: Common & { rows?: number; maxLength?: number; placeholder?: string }) {
  return (
    <Textarea
      {...props}
      {...heard(onValue)}
      description={hint}
      rows={rows}
      withAsterisk={false}
      className="growing"
    />
  );
}

/** One of many. */
export function SelectField({
  hint,
  options,
  onValue,
  ...props
}: Common & { options: { value: string; label: string; disabled?: boolean }[] }) {
  return (
    <NativeSelect {...props} {...heard(onValue)} description={hint} data={options} withAsterisk={false} />
  );
}

/** A file from this device, chosen in the browser's own way. */
export function FileField({
  name,
  label,
  hint,
  error,
  accept,
  required,
}: Omit<Common, "defaultValue"> & { accept?: string }) {
  const id = `field-${name}`;
  return (
    <Input.Wrapper id={id} label={label} description={hint} error={error}>
      <input
        id={id}
        className="file-field"
        type="file"
        name={name}
        accept={accept}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={
          [hint && `${id}-description`, error && `${id}-error`].filter(Boolean).join(" ") || undefined
        }
      />
    </Input.Wrapper>
  );
}

/** Several of a few, all in sight: each sends `name` with its value. */
export function ChecksField({
  name,
  label,
  hint,
  error,
  options,
  chosen,
}: {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  options: { value: string; label: string; hint?: string }[];
  chosen: string[];
}) {
  return (
    <FieldGroup label={label} hint={hint} error={error}>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          name={name}
          value={option.value}
          label={option.label}
          description={option.hint}
          defaultChecked={chosen.includes(option.value)}
        />
      ))}
    </FieldGroup>
  );
}

/** Fields that belong together under one name. */
export function FieldGroup({
  label,
  hint,
  error,
  children,
}: {
  label: string;
  hint?: string;
  error?: string;
  children: ReactNode;
}) {
  return (
    <fieldset className="field-group">
      <legend>{label}</legend>
      {hint && <p className="muted small">{hint}</p>}
      <div>{children}</div>
      {error && <p className="field-error">! {error}</p>}
    </fieldset>
  );
}
