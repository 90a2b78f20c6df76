/** What of an outcome is not for guests: who does what, and what the organisation did with it since. */
interface Told {
  principles: { statementId: string; statement: string; explanation: string | null; why: string | null }[];
  ideas: { pledgeId: string | null }[];
  behaviours: { state: string; sourceId: string | null; proposedByName: string | null }[];
  actions: {
    ownerId: string | null;
    ownerName: string | null;
    blocker: string | null;
    dueOn: string | null;
  }[];
  pinned: string | null;
}

/**
 * An outcome as its guests read it: what the board showed them. Principles stay in the words that were agreed there
 * (`words`, by statement); nobody is named and nothing of the organisation's own work on it is told.
 */
export function forGuest<Outcome extends Told>(
  outcome: Outcome,
  words: ReadonlyMap<string, { statement: string; explanation: string | null }>,
): Outcome {
  return {
    ...outcome,
    principles: outcome.principles.map((principle) => ({
      ...principle,
      ...words.get(principle.statementId),
      why: null,
      state: "agreed",
    })),
    ideas: outcome.ideas.map((idea) => ({ ...idea, state: "idea", pledgeId: null })),
    behaviours: outcome.behaviours
      .filter(({ state, sourceId }) => state === "kept" && sourceId !== null)
      .map((behaviour) => ({ ...behaviour, reason: null, proposedByName: null })),
    actions: outcome.actions.map((action) => ({
      ...action,
      ownerId: null,
      ownerName: null,
      createdBy: null,
      blocker: null,
      dueOn: null,
    })),
    pinned: null,
  };
}
