import { Button, TextInput } from "@mantine/core";
import { useRef, useState } from "react";

/** A text to take along: shown whole, chosen at a touch, copied with a button where the browser allows. */
export function CopyField({
  label,
  value,
  copy,
  copied,
}: {
  label: string;
  value: string;
  copy: string;
  copied: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState(false);
  const take = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setDone(true);
    } catch {
      // The text is selected: Ctrl C works where the clipboard is closed to pages.
      input.current?.focus();
    }
  };
  return (
    <div className="copy-field">
      <TextInput
        ref={input}
        label={label}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant="default" onClick={take}>
        {done ? copied : copy}
      </Button>
    </div>
  );
}
