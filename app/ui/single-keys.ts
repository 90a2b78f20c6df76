/**
 * Whether this person switched shortcuts of a single key off (My settings; WCAG 2.1.4). The document carries it from the
 * server, so that staff pages and the board ask the same. Keys with Ctrl, Escape and the keys of a control in focus are
 * not meant.
 */
export const singleKeysAreOff = (): boolean => document.documentElement.dataset.singleKeys === "off";
