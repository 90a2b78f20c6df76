import { useEffect } from "react";
import { singleKeysAreOff } from "../single-keys.ts";
import { isHalfHeard, isInField } from "./half-heard-words.ts";

/**
 * True where letters are text, not commands: while somebody types, also a word that the page began to hear too late, and
 * for whoever switched single keys off.
 */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
    return true;
  return singleKeysAreOff() || isInField(event.target) || isHalfHeard(event);
}

/** j and k walk over the links of a list (`[data-row]`, as DataTable makes them); Enter then opens the one in focus. */
export function useListKeys(): void {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if ((event.key !== "j" && event.key !== "k") || isTyping(event)) return;
      const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
      const here = rows.indexOf(document.activeElement as HTMLElement);
      const next = here === -1 ? rows[0] : rows[here + (event.key === "j" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", walk);
    return () => document.removeEventListener("keydown", walk);
  }, []);
}
