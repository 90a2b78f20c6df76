/** So long after a letter that meant nothing, or after the page began to listen, letters are a word: milliseconds. */
const pause = 800;

/** The last letter outside fields that nobody took, and when, on the page's own clock. */
let untaken = { key: "", at: Number.NEGATIVE_INFINITY };

/**
 * Listens for words that are typed where nobody takes them. Somebody who opens a case and types at once loses the letters
 * before the page listens; the others must not then be read as commands, one by one. Returns what ends the listening.
 */
export function hearWords(): () => void {
  untaken = { key: "", at: performance.now() };
  const listen = (event: KeyboardEvent) => {
    const letter = /^\S$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    // A key that is pressed again and again in the hope that it works is no word.
    if (!letter || event.defaultPrevented || isInField(event.target) || event.key === untaken.key) return;
    untaken = { key: event.key, at: event.timeStamp };
  };
  // Behind every key of the page: what one of them took does not come here, or says so.
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
}

/** Whether a key belongs to a word of which the beginning was not heard. */
export const isHalfHeard = ({ timeStamp }: KeyboardEvent): boolean => timeStamp - untaken.at < pause;

/** Where letters are text. */
export const isInField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest("input, textarea, select, [role=dialog]") !== null);
