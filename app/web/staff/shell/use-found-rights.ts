import { useEffect } from "react";
import { useFetcher } from "react-router";
import { useLanguage, useText } from "../../text.tsx";
import type { loader as lookUp } from "../rights/lookup-data.ts";
import { limitOf, sizesIn } from "../rights/sizes.ts";
import type { Entry } from "./palette.tsx";

/** Milliseconds after the last key. */
const patience = 150;

/** What may be decided in the situation that is typed, with the limit in sight: asked from two letters on. */
export function useFoundRights(typed: string): Entry[] {
  const text = useText();
  const language = useLanguage();
  const { load, data } = useFetcher<typeof lookUp>();
  const asked = typed.trim();
  useEffect(() => {
    if (asked.length < 2) return;
    const timer = setTimeout(() => load(`/rights-lookup?q=${encodeURIComponent(asked)}`), patience);
    return () => clearTimeout(timer);
  }, [asked, load]);
  if (!data || data.asked !== asked || asked.length < 2) return [];
  const sizes = sizesIn(language, data.currency);
  return data.items.map((right) => ({
    id: `right-${right.id}`,
    group: text("shell.foundRights"),
    label: [right.situation, right.exception ?? `${text("rights.upTo")} ${sizes(limitOf(right))}`].join(
      " · ",
    ),
    path: `/rights?q=${encodeURIComponent(right.situation)}`,
    leave: false,
  }));
}
