import { NativeSelect, Textarea, TextInput } from "@mantine/core";

interface Common {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  defaultValue?: string;
  required?: boolean;
}

/** One line of text. */
export function TextField({
  hint,
  ...props
}: Common & {
  type?: string;
  autoComplete?: string;
  maxLength?: number;
  inputMode?: "email" | "text" | "decimal";
}) {
  return <TextInput {...props} description={hint} withAsterisk={false} />;
}

/** Several lines of text, growing with what is written. */
export function TextAreaField({ hint, rows = 3, ...props }: Common & { rows?: number; maxLength?: number }) {
  return <Textarea {...props} description={hint} autosize minRows={rows} maxRows={20} withAsterisk={false} />;
}

/** One of many. */
export function SelectField({
  hint,
  options,
  ...props
}: Common & { options: { value: string; label: string; disabled?: boolean }[] }) {
  return <NativeSelect {...props} description={hint} data={options} withAsterisk={false} />;
}
