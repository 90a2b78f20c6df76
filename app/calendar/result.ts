/**
 * What a calendar function answers when refusal is an ordinary outcome: text that a person typed, a row of a
 * file, a calendar without hours. The code is for a message in the reader's language; faults in our own code
 * throw instead.
 */
export type Result<Value, Code extends string> = { ok: true; value: Value } | { ok: false; code: Code };

/** An answer. */
export function accept<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** A refusal and why. */
export function refuse<Code extends string>(code: Code): { ok: false; code: Code } {
  return { ok: false, code };
}
