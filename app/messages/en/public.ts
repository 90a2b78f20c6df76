/** The frame of every public page. */
export const publicPages = {
  toFrontDoor: "To the front door",
} as const;
