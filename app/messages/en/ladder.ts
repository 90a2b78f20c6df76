/** The six questions that lead from elements to principles. */
export const ladder = {
  asks: {
    work: "How do we want to work?",
    why: "Why?",
    stand_for: "What do we stand for?",
    basis: "What is the basis?",
    promise: "What can we promise?",
    principles: "So what are our principles?",
  },
};
