/**
 * How much work a file may make, where holding a day against a simple rule is 1: what costs more is left out and named,
 * so that a small file cannot keep a server busy.
 */
export class Budget {
  #left: number;
  constructor(work: number) {
    this.#left = work;
  }

  /** Takes some of it; false when there is not so much left, and then none is taken. */
  spend(work: number): boolean {
    if (work > this.#left) return false;
    this.#left -= work;
    return true;
  }
}
