import type { Shelf } from "./outbox.ts";
import type { Typed } from "./typed-in.ts";

/** Words that are begun in a box and not yet sent. */
export interface Draft {
  words: string;
  /** Where they were typed, so that what the board promised there goes along with them. */
  where: Typed;
  /** The revision of what they were written over, where there is one. */
  over?: number;
}

export interface Drafts {
  read: (box: string) => Draft | null;
  /** Null once they are sent or given up. */
  keep: (box: string, draft: Draft | null) => void;
  /** The workshop is over: nothing of it stays on the device. */
  clear: () => void;
}

/**
 * Keeps what somebody has begun to write on their device, by box, over phases and reloads. `key` is of one participant
 * on one board; what others wrote is never kept.
 */
export function openDrafts({ key, shelf }: { key: string; shelf: Shelf }): Drafts {
  let all = readAll(shelf, key);
  const write = () => {
    try {
      if (Object.keys(all).length === 0) shelf.removeItem(key);
      else shelf.setItem(key, JSON.stringify(all));
    } catch {
      // A device that keeps nothing: they stay while the page is open.
    }
  };
  return {
    read: (box) => (Object.hasOwn(all, box) ? (all[box] ?? null) : null),
    keep(box, draft) {
      const { [box]: _earlier, ...others } = all;
      all = draft ? { ...others, [box]: draft } : others;
      write();
    },
    clear() {
      all = {};
      write();
    },
  };
}

function readAll(shelf: Shelf, key: string): Record<string, Draft> {
  try {
    const found: unknown = JSON.parse(shelf.getItem(key) ?? "{}");
    if (typeof found !== "object" || found === null) return {};
    return Object.fromEntries(Object.entries(found).filter(([, draft]) => isDraft(draft)));
  } catch {
    // Unreadable, or a device that keeps nothing: one begins anew.
    return {};
  }
}

const isDraft = (draft: unknown): draft is Draft =>
  typeof draft === "object" &&
  draft !== null &&
  "words" in draft &&
  typeof draft.words === "string" &&
  "where" in draft &&
  typeof draft.where === "object" &&
  draft.where !== null;
