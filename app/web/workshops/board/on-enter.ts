import type { FormEvent, KeyboardEvent } from "react";

/** Sends a form also with Enter from a field of several lines; Shift and Enter begins a line. */
export function onEnter(send: () => unknown) {
  return {
    submit(event: FormEvent) {
      event.preventDefault();
      send();
    },
    press(event: KeyboardEvent) {
      if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
      event.preventDefault();
      send();
    },
  };
}
