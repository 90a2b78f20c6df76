import { useState } from "react";
import type { Draft } from "./drafts.ts";
import { stillTypedIn, type Typed, typedIn } from "./typed-in.ts";
import { useTools } from "./use-board.ts";

/** What stands in a box of the board. */
export interface Box {
  words: string;
  /** Whether they are kept on this device, because they are begun and not sent. */
  begun: boolean;
  /** The revision of what they were written over. */
  over: number | undefined;
  type: (words: string) => void;
  /** Takes the words out to send them; what could not be sent goes back by the returned function, if nothing else was begun. */
  take: () => () => void;
  /** Sent, or given up. */
  done: () => void;
  /** What goes along with the words: the strictest promise of the phases in which they were typed. */
  typed: () => Typed;
}

/**
 * The words of one box, kept on this device until they are sent: a phase that moves on and a reload take nothing away.
 * `start` is what stands there before anything is typed, at revision `over`.
 */
export function useDraft(box: string, start = "", over?: number): Box {
  const { store } = useTools();
  const [draft, setDraft] = useState<Draft | null>(() => store.drafts.read(box));
  const keep = (next: Draft | null) => {
    store.drafts.keep(box, next);
    setDraft(next);
  };
  const typed = () => stillTypedIn(store.drafts.read(box)?.where ?? null, typedIn(store.get()));
  return {
    words: draft?.words ?? start,
    begun: draft !== null,
    over: draft?.over ?? over,
    type(words) {
      const begun = store.drafts.read(box);
      keep(words === start ? null : { words, where: typed(), over: begun ? begun.over : over });
    },
    take() {
      const taken = store.drafts.read(box);
      keep(null);
      return () => {
        if (!store.drafts.read(box)) keep(taken);
      };
    },
    done: () => keep(null),
    typed,
  };
}
