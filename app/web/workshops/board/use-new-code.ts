import { useEffect, useRef } from "react";
import { useBoardState } from "./use-board.ts";

/** A workshop that got another code: the page is read anew, since the picture of the code comes with it. */
export function useNewCode(): void {
  const code = useBoardState().frame?.code;
  const known = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (code === undefined) return;
    const before = known.current;
    known.current = code;
    if (before !== undefined && code !== null && code !== before) window.location.reload();
  }, [code]);
}
