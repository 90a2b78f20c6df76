/** What our own JSON routes answer: the result, or one sentence of what is wrong. */
type Answer<Result> = Result | { problem: string };

/** Sends fields to a route of ours; null when there is no connection. */
export async function send<Result>(
  path: string,
  fields: Record<string, string>,
): Promise<Answer<Result> | null> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  try {
    const answer = await fetch(path, { method: "POST", body });
    return (await answer.json()) as Answer<Result>;
  } catch {
    return null;
  }
}

/** Whether a browser's refusal means that its person thought better of it. */
export const isCancelled = (error: unknown): boolean =>
  error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError");
