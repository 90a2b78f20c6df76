/** Our own words: what each of them means here. */
export const glossary = {
  place: "Words",
  title_zero: "No word is explained yet",
  title_one: "One word of ours, explained",
  title_other: "Words of ours, explained",
  lead: "One meaning for each word. Wherever it stands on a principle or on the charter, whoever points at it reads what you mean by it.",
  emptyTitle: "Which word do you each use in your own way?",
  empty: "“Call back”, “urgent”, “dealt with”: say once what it means, and everybody means the same.",
  term: "The word",
  termHint: "As it stands in your texts: call back.",
  definition: "What it means here",
  add: "Explain a word",
  save: "Save",
  change: "Change",
  remove: "Remove",
  more: "More",
  done: {
    define: "Saved. It is explained from now on.",
    change: "Changed.",
    remove: "Removed.",
  },
} as const;
