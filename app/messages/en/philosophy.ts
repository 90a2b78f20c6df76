/** Principles, and the three texts that say what good service is here. */
export const philosophy = {
  mergedReason: "Merged into “{{statement}}”",
} as const;
