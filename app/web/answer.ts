import { useRef } from "react";
import { useLocation } from "react-router";

/**
 * What the last form of this page was answered, for as long as the page stands: the router forgets it as soon as the
 * page is read again, which a live change may do within the same second.
 */
export function useAnswer<Answer>(actionData: Answer | undefined): Answer | undefined {
  const { key } = useLocation();
  const kept = useRef<{ key: string; answer: Answer } | null>(null);
  if (actionData !== undefined) kept.current = { key, answer: actionData };
  return kept.current?.key === key ? kept.current.answer : undefined;
}
