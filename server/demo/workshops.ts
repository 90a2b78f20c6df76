/** What the council's workshops and checks hold. Everything about it is made up. */
export const finishedWorkshop = {
  title: "Good service means…",
  purpose: "Finish the sentence together, and choose what anybody can see us do.",
  days: 45,
  /** Each group with the dots that the two who were there gave it. */
  groups: [
    {
      name: "Ringing back the same day",
      dots: [3, 2],
      notes: ["that we ring back the same day", "that nobody has to ask twice whether we got it"],
    },
    {
      name: "Our own name first",
      dots: [1, 2],
      notes: ["that we say our name first", "that you know whom you spoke to"],
    },
    { name: "Plain letters", dots: [1, 1], notes: ["that your neighbour understands our letter"] },
  ],
  /** Notes that nobody took up. */
  alone: ["that the coffee at the desk is good"],
  stakes: [
    { note: 1, kind: "challenge", text: "On Friday afternoon nobody answers the telephone" },
    {
      note: 4,
      kind: "opportunity",
      text: "Everybody reads letters: one good one is noticed in every street",
    },
  ],
  actions: [
    { note: 0, text: "A rota for Friday afternoon", mail: "lotte", days: 12, state: "doing" },
    {
      note: 4,
      text: "Rewrite the reminder letter with three residents",
      mail: "ellen",
      days: -6,
      state: "open",
    },
    { note: 2, text: "Cards with a name at each desk", mail: "joost", days: -20, state: "done" },
  ],
  proposals: [
    { mail: "joost", text: "that we walk along to the right counter", answer: "accepted" },
    { mail: "lotte", text: "that we always have an answer ready", answer: "declined" },
    { mail: "noor", text: "that we say so when it was our mistake", answer: null },
  ],
  declined: "Nobody can have every answer ready. Ringing back with it is on the list.",
} as const;

export const openWorkshop = {
  title: "What do we stand for at the digital desk?",
  days: 1,
  opportunities: [
    "People are at home in the evening, and so could we be",
    "One picture says more than a form",
  ],
  challenges: ["Older residents drop out at the second screen", "We answer in five systems"],
} as const;

/** Letters and plans that are held against the principles; `marks` in the order of the published ones. */
export const initiatives = [
  { kind: "letter", title: "The reminder letter for taxes", marks: "ssnsc", state: "under_way" },
  { kind: "process", title: "One form for a house move", marks: "sssnn", state: "under_way" },
  { kind: "initiative", title: "A desk in the library on Tuesdays", marks: null, state: "under_way" },
] as const;

/** What is held against the principles one by one: met, partly or not, with what that is known by. */
export const auditItems = [
  {
    kind: "do",
    name: "Answering the telephone",
    ratings: "mpmmp",
    days: 150,
    known: "Forty calls listened to in May",
  },
  {
    kind: "make",
    name: "The online form for permits",
    ratings: "pnpmm",
    days: 200,
    known: "Twelve residents at the screen",
  },
  {
    kind: "convey",
    name: "The annual letter about taxes",
    ratings: "nmnpp",
    days: 30,
    known: "Read aloud in two streets",
  },
] as const;
