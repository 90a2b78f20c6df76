import type { Measure } from "#domain/strategy/standards.ts";

/** What the council stands for; `days` ago is when each was agreed. */
export const principles = [
  {
    statement: "We call back when we say we will",
    explanation: "A time we name is a time we keep, also when there is no news yet.",
    why: "Half of all second calls were people asking why nobody had rung.",
    nl: {
      statement: "Wij bellen terug wanneer we dat zeggen",
      explanation: "Een tijd die we noemen is een tijd die we halen, ook als er nog geen nieuws is.",
    },
    state: "published",
  },
  {
    statement: "You tell your story once",
    explanation: "Whoever picks up your question has read what you told us before.",
    why: "People in trouble told it four times on average.",
    nl: {
      statement: "U vertelt uw verhaal één keer",
      explanation: "Wie uw vraag oppakt, heeft gelezen wat u eerder vertelde.",
    },
    state: "published",
  },
  {
    statement: "Plain words, in every letter",
    explanation: "If your neighbour would not understand it, we write it again.",
    why: "One in six of us finds official letters hard to read.",
    nl: {
      statement: "Gewone taal, in elke brief",
      explanation: "Begrijpt uw buurman het niet, dan schrijven we het opnieuw.",
    },
    state: "published",
  },
  {
    statement: "We say when it was our mistake",
    explanation: "An honest apology first, then the repair, then the cause.",
    why: "People forgive a mistake sooner than silence about it.",
    nl: {
      statement: "We zeggen het als de fout bij ons lag",
      explanation: "Eerst eerlijk excuus, dan het herstel, dan de oorzaak.",
    },
    state: "published",
  },
  {
    statement: "A no comes with a reason and a way on",
    explanation: "Whoever hears no from us also hears why, and what is possible.",
    why: "Objections fell by a third where we explained a refusal by phone.",
    nl: {
      statement: "Bij een nee hoort een reden en een uitweg",
      explanation: "Wie nee hoort, hoort ook waarom, en wat er wel kan.",
    },
    state: "published",
  },
  {
    statement: "Safe first, then neat",
    explanation: "What somebody may fall over goes before what only looks untidy.",
    why: null,
    nl: {
      statement: "Eerst veilig, dan netjes",
      explanation: "Waar iemand over kan vallen gaat vóór wat er alleen slordig uitziet.",
    },
    state: "agreed",
  },
  {
    statement: "Nobody needs the internet to be helped",
    explanation: null,
    why: "Every ninth household has no computer.",
    nl: { statement: "Niemand heeft internet nodig om geholpen te worden" },
    state: "draft",
  },
] as const;

export const documents = {
  definition:
    "Good service in Veldhaven is this: you know where you stand, somebody keeps an eye on it with you, and what we say happens. It is not speed alone. A quick no without a reason is poor service; a slow yes with three honest calls on the way is better.",
  vision:
    "In four years nobody in Veldhaven rings twice about the same thing. People trust a date that we name. Colleagues may put things right on the spot, and are proud of the days on which they did.",
  strategy:
    "We begin with keeping our word, because everything else leans on it. First: every case one owner and every promise a due time. Then: standards that we publish, also those we do not reach yet. Then: the causes behind what people tell us most often, one each quarter, with the outcome on the charter.",
} as const;

/** When people work at the town hall. */
const officeHours = [{ opens: "08:30", closes: "17:00" }];
export const workingWeek = {
  monday: officeHours,
  tuesday: officeHours,
  wednesday: officeHours,
  thursday: [{ opens: "08:30", closes: "20:00" }],
  friday: officeHours,
};

/** What a standard asked before it was changed, and how many days ago that was. */
interface Before {
  target?: number;
  within?: string;
  days: number;
}

/** How well, measured how. The pledges name them by `key`. */
export const standards: readonly {
  key: string;
  name: string;
  nl: string;
  measure: Measure;
  target: number;
  within: string | null;
  time?: "working";
  team: string | null;
  before?: Before;
}[] = [
  {
    key: "answer",
    name: "First answer in two days",
    nl: "Eerste antwoord binnen twee dagen",
    measure: "first_answer",
    target: 0.95,
    within: "P2D",
    team: null,
    before: { target: 0.9, days: 215 },
  },
  {
    key: "solved",
    name: "Solved within two weeks",
    nl: "Afgehandeld binnen twee weken",
    measure: "resolution",
    target: 0.9,
    within: "P14D",
    team: null,
  },
  {
    key: "promise",
    name: "Promises kept on time",
    nl: "Toezeggingen op tijd nagekomen",
    measure: "promise_kept",
    target: 0.9,
    within: null,
    team: null,
  },
  {
    key: "street",
    name: "Streets made safe in five days",
    nl: "Straten binnen vijf dagen veilig",
    measure: "resolution",
    target: 0.85,
    within: "P5D",
    team: "Openbare ruimte",
    before: { within: "P7D", days: 172 },
  },
  {
    key: "digital",
    name: "Digital desk answers within a day",
    nl: "Digitale balie antwoordt binnen een dag",
    measure: "first_answer",
    target: 0.9,
    within: "P1D",
    team: "Digitale balie",
  },
  {
    key: "letters",
    name: "Care questions answered in three days",
    nl: "Zorgvragen binnen drie dagen beantwoord",
    measure: "first_answer",
    target: 0.9,
    within: "P3D",
    team: "Wijkteam Zorg",
  },
  {
    key: "again",
    name: "Who writes again has an answer in three days",
    nl: "Wie opnieuw schrijft, heeft binnen drie dagen antwoord",
    measure: "next_answer",
    target: 0.85,
    within: "P3D",
    team: null,
  },
  {
    key: "counter",
    name: "Civil affairs answers within two working days",
    nl: "Burgerzaken antwoordt binnen twee werkdagen",
    measure: "first_answer",
    target: 0.9,
    within: "P2D",
    time: "working",
    team: "Burgerzaken",
  },
  {
    key: "felt",
    name: "Seven of ten are helped, answered and feel good",
    nl: "Zeven van de tien zijn geholpen, hebben antwoord en een goed gevoel",
    measure: "felt",
    target: 0.7,
    within: null,
    team: null,
  },
];

export const pledges = [
  {
    standard: "answer",
    text: "You hear from a person within two days",
    nl: "U hoort binnen twee dagen van een mens",
    remark:
      "In the weeks after New Year and around the tax bills we fall short. Two colleagues now move to the desk in those weeks.",
    remarkNl:
      "Rond de jaarwisseling en de aanslagen halen we het niet. In die weken schuiven nu twee collega's aan bij de balie.",
    principles: [0, 1],
    plan: "From February two colleagues of Belastingen help at the desk in the busy weeks, and an answer by phone counts as soon as it is noted.",
    days: 200,
  },
  {
    standard: "solved",
    text: "What you bring us is settled within two weeks",
    nl: "Wat u bij ons brengt, is binnen twee weken afgehandeld",
    remark: "Permits take longer more often than we like; you then hear the day on which the decision comes.",
    remarkNl: "Vergunningen duren vaker langer dan we willen; u hoort dan de dag waarop het besluit komt.",
    principles: [3, 4],
    plan: null,
    days: 190,
  },
  {
    standard: "promise",
    text: "What an employee promises you happens by the day they named",
    nl: "Wat een medewerker u toezegt, gebeurt op de dag die is genoemd",
    remark: null,
    remarkNl: null,
    principles: [0],
    plan: null,
    days: 190,
  },
  {
    standard: "street",
    text: "A dangerous spot in the street is made safe within five days",
    nl: "Een gevaarlijke plek op straat is binnen vijf dagen veilig",
    remark: "In frost the paving takes longer; the spot is then fenced off on the day you report it.",
    remarkNl: "Bij vorst duurt het straatwerk langer; de plek wordt dan dezelfde dag afgezet.",
    principles: [3],
    plan: null,
    days: 120,
  },
  {
    standard: "digital",
    text: "Questions at the digital desk are answered within a day",
    nl: "Vragen aan de digitale balie zijn binnen een dag beantwoord",
    remark: "The desk has only just opened, so there is little to count yet.",
    remarkNl: "De balie is net open, dus er valt nog weinig te tellen.",
    principles: [2],
    plan: null,
    days: 6,
  },
] as const;
