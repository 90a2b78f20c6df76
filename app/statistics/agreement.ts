/** How far people agree, without saying of anybody what they chose. */
export interface Agreement {
  /** Share of those who chose as most did, 0–1; counted over one fewer when all did. */
  share: number;
  /** Whether it may be more: the same for "all" and for "all but one", so that nobody's answer can be told from it. */
  bound: "exactly" | "at least";
  answers: number;
}

/**
 * Agreement on one question: the share of the most chosen option. Null for fewer than `smallest` answers. A unanimous
 * group and one with a single dissenter are shown alike, as "at least (n−1)/n": 5 of 6 and 6 of 6 both give 83 %.
 */
export function agreementOf(counts: readonly number[], smallest: number): Agreement | null {
  const answers = counts.reduce((sum, count) => sum + count, 0);
  if (answers < smallest) return null;
  const top = Math.max(...counts);
  return {
    share: Math.min(top, answers - 1) / answers,
    bound: top >= answers - 1 ? "at least" : "exactly",
    answers,
  };
}
