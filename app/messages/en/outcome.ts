/** What came of a workshop: its page, and the board on paper. */
export const outcome = {
  title: "What came of it",
  principles: "Principles",
  elements_one: "{{count}} element",
  elements_other: "{{count}} elements",
  untied_zero: "every element is tied to a principle",
  untied_one: "{{count}} element is tied to no principle",
  untied_other: "{{count}} elements are tied to no principle",
  dots_one: "{{count}} dot",
  dots_other: "{{count}} dots",
  tiedTo: "principle {{numbers}}",
  unnamed: "Without a name",
};
