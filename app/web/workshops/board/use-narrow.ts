import { useSyncExternalStore } from "react";

/** Below this the head and the bar of a board have one row each, and rarer things wait in a menu. In step with tools.css. */
const narrow = "(max-width: 699px)";

const subscribe = (listener: () => void) => {
  const query = window.matchMedia(narrow);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
};

/** Whether this is a screen of a phone's width. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches);
