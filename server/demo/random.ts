/** Numbers that look random and are the same at every start. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to but without 1 (Mulberry32, by Tommy Ettinger, in the public domain). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let value = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  of<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError("nothing to choose from");
    return item;
  }

  /** One of the items, each as often as its weight says. */
  weighted<Item>(items: readonly Item[], weight: (item: Item) => number): Item {
    let left = this.next() * items.reduce((sum, item) => sum + weight(item), 0);
    for (const item of items) {
      left -= weight(item);
      if (left < 0) return item;
    }
    return this.of(items);
  }
}

/** Lets exactly the given share of its calls through, evenly spread: figures come out as meant, whatever the seed. */
export class Share {
  #calls = 0;
  pass(share: number): boolean {
    this.#calls += share;
    if (this.#calls < 1) return false;
    this.#calls -= 1;
    return true;
  }
}

/** A UUID from a chance. It sorts by time, like those of the product. */
export function idAt(chance: Chance, at: Date): string {
  const random = Array.from({ length: 20 }, () => Math.floor(chance.next() * 16).toString(16)).join("");
  const time = at.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
