/** What one does on a case, each in a panel of its own, in the order of the tabs. */
export const panels = ["reply", "note", "promise", "decide", "close"] as const;
export type Panel = (typeof panels)[number];

/** Keys of what stands beside the conversation: assigning the case to oneself, and to others. */
export const takeKey = "a";
export const passKey = "o";

/** The key that opens a panel: its first letter. */
export const keyOf = (panel: Panel): string => panel[0] ?? "";
