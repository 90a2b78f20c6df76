import { useCallback, useEffect, useState } from "react";
import { useFetcher } from "react-router";
import type { loader } from "./attention.ts";
import type { Attention } from "./navigation.tsx";

/** What waits, as the page was read or as it was asked for since, whichever came last; and the way to ask. */
export function useAttention(read: Attention): [Attention, () => void] {
  const { data, load } = useFetcher<typeof loader>();
  const [attention, setAttention] = useState(read);
  useEffect(() => setAttention(read), [read]);
  useEffect(() => {
    if (data) setAttention(data);
  }, [data]);
  return [attention, useCallback(() => void load("/attention"), [load])];
}
