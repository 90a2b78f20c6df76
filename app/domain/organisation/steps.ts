import { newId } from "#core/identifiers.ts";

/** The advised path: six steps with their sub-steps, as rows that an organisation may rename, reorder and extend. Titles may use the customer word. */
const path: { key: string; en: string; nl: string; below: { key: string; en: string; nl: string }[] }[] = [
  {
    key: "1",
    en: "See where your service stands",
    nl: "Bekijk hoe uw service ervoor staat",
    below: [
      {
        key: "1a",
        en: "Where we stand, and how much satisfaction matters here",
        nl: "Waar we staan, en hoe zwaar tevredenheid hier weegt",
      },
      { key: "1b", en: "Stakes of market and environment", nl: "Belangen van markt en omgeving" },
      {
        key: "1c",
        en: "Strengths, weaknesses, discrepancies",
        nl: "Sterke kanten, zwakke kanten, verschillen",
      },
    ],
  },
  {
    key: "2",
    en: "Create the {{customer}} vision",
    nl: "Maak de visie voor {{theCustomers}}",
    below: [
      { key: "2a", en: "Support of every level validated", nl: "Steun van elk niveau getoetst" },
      { key: "2b", en: "Mission, values and vision elaborated", nl: "Missie, waarden en visie uitgewerkt" },
    ],
  },
  {
    key: "3",
    en: "Measure satisfaction",
    nl: "Meet de tevredenheid",
    below: [
      { key: "3a", en: "Needs known", nl: "Behoeften bekend" },
      { key: "3b", en: "Expectations understood", nl: "Verwachtingen begrepen" },
      { key: "3c", en: "Satisfaction and the margin", nl: "Tevredenheid en de marge" },
    ],
  },
  {
    key: "4",
    en: "Establish the strategy",
    nl: "Bepaal de strategie",
    below: [
      { key: "4a", en: "Pro-{{customer}} policy", nl: "Beleid voor {{theCustomers}}" },
      { key: "4b", en: "Service standards", nl: "Servicenormen" },
      { key: "4c", en: "Performance indicators", nl: "Prestatie-indicatoren" },
    ],
  },
  {
    key: "5",
    en: "Build the infrastructure",
    nl: "Bouw de infrastructuur",
    below: [
      { key: "5a", en: "Processes optimised", nl: "Processen verbeterd" },
      { key: "5b", en: "Vision and strategy communicated", nl: "Visie en strategie verteld" },
      { key: "5c", en: "Everyone educated", nl: "Iedereen opgeleid" },
    ],
  },
  {
    key: "6",
    en: "Implement the action plan",
    nl: "Voer het actieplan uit",
    below: [{ key: "6a", en: "Progress evaluated and measured", nl: "Voortgang geëvalueerd en gemeten" }],
  },
];

/** The rows of the path for a new organisation. */
export function programmeSteps() {
  return path.flatMap((step, index) => {
    const id = newId();
    return [
      { id, key: step.key, parentId: null, position: index + 1, title: { en: step.en, nl: step.nl } },
      ...step.below.map((below, place) => ({
        id: newId(),
        key: below.key,
        parentId: id,
        position: place + 1,
        title: { en: below.en, nl: below.nl },
      })),
    ];
  });
}
