import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { hearWords } from "#ui/staff/half-heard-words.ts";
import { isTyping } from "#ui/staff/list-keys.ts";
import { placesFor } from "./places.ts";

/** How long g waits for its letter, in milliseconds. */
const patience = 1200;

/** Ctrl or ⌘ with K opens the palette anywhere; outside fields g goes places and ? shows the keys. */
export function useShellKeys(open: (overlay: "palette" | "keys") => void, closed: string[]): void {
  const navigate = useNavigate();
  // Times of events begin at the page's own start: zero would be a g pressed as it opened.
  const pressedG = useRef(Number.NEGATIVE_INFINITY);
  useEffect(hearWords, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault();
        open("palette");
        return;
      }
      if (isTyping(event)) return;
      const afterG = event.timeStamp - pressedG.current < patience;
      pressedG.current = Number.NEGATIVE_INFINITY;
      const place = afterG ? placesFor({ closed }).find((each) => each.letter === event.key) : undefined;
      if (place?.leave) window.location.assign(place.path);
      else if (place) navigate(place.path);
      else if (event.key === "g") pressedG.current = event.timeStamp;
      else if (event.key === "?") open("keys");
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the keys of the page itself: the c of "g c" must not also be the page's own c.
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, [navigate, open, closed]);
}
