import { useEffect } from "react";
import { isTyping } from "./list-keys.ts";

/** Single keys of a page's own controls, as each says in `aria-keyshortcuts`: a button is pressed, a fold opened. */
export function useControlKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.repeat || !/^[a-z]$/.test(event.key) || isTyping(event)) return;
      const control = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${event.key}"]`);
      if (!control) return;
      event.preventDefault();
      const fold = control.closest("details");
      if (control.tagName !== "SUMMARY" || !fold) return control.click();
      fold.open = true;
      fold.querySelector<HTMLElement>("select, textarea, input:not([type=hidden])")?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
