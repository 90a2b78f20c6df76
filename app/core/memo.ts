/**
 * Keeps what was costly to find out for a short while, in this process: those who ask at once share one answer, and
 * nobody gets one that was begun more than `milliseconds` ago. A failure is not kept.
 */
export class Memo<Value> {
  readonly #entries = new Map<string, { begun: number; value: Promise<Value> }>();
  readonly #milliseconds: number;
  readonly #capacity: number;

  constructor(milliseconds: number, capacity = 100) {
    this.#milliseconds = milliseconds;
    this.#capacity = capacity;
  }

  /** The value kept under a key, or the one that `find` finds; `now` in milliseconds. */
  get(key: string, now: number, find: () => Promise<Value>): Promise<Value> {
    const known = this.#entries.get(key);
    // A clock that was put back must not keep an answer for ever.
    if (known && Math.abs(now - known.begun) < this.#milliseconds) return known.value;
    const value = find();
    this.#entries.delete(key);
    this.#entries.set(key, { begun: now, value });
    value.catch(() => {
      if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
    });
    this.#makeRoom();
    return value;
  }

  #makeRoom(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.#capacity) return;
      this.#entries.delete(key);
    }
  }
}
