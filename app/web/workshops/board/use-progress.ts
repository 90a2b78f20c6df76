import { useEffect, useState } from "react";
import { useTools } from "./use-board.ts";

/** What those who facilitate may know before they show or close: numbers alone. */
export interface Progress {
  privateNotes: number;
  consent: { statementId: string; answered: number }[];
}

/** Milliseconds between two looks. */
const again = 4_000;

/** Asks now and again while it is wanted; null until the first answer. */
export function useProgress(wanted: "wanted" | "no"): Progress | null {
  const { store } = useTools();
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (wanted === "no") return;
    const look = async () => {
      const answer = await store.send("readProgress", {});
      if (answer.ok) setProgress(answer.result as unknown as Progress);
    };
    look();
    const timer = window.setInterval(look, again);
    return () => window.clearInterval(timer);
  }, [store, wanted]);
  return progress;
}
