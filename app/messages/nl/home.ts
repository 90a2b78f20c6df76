import type { home as english } from "../en/home.ts";
import type { Translation } from "../text.ts";

export const home: Translation<typeof english> = {
  waits_zero: "Er wacht niets op u",
  waits_one: "Eén ding wacht op u",
  waits_other: "{{count}}{{more}} dingen wachten op u",
  casesTitle: "Zaken die wachten",
  allCases: "Alle open zaken",
  noCases: "Er wacht geen zaak op u.",
  why: { late: "te laat", mine: "van u", unassigned: "van niemand" },
  answeredTitle_one: "Uw vraag is beantwoord",
  answeredTitle_other: "Uw vragen zijn beantwoord",
  ofTheDay: "Principe van de dag",
  inTheWay: "Staat er iets in de weg?",
  inTheWaySay:
    "Zeg wat u nodig hebt om goed te helpen, of schrijf een slecht moment op, zodat wij ervan leren. Er staat geen naam bij.",
  askNeed: "Vraag wat u nodig hebt",
  noteMoment: "Schrijf een slecht moment op",
  atRisk_one: "Eén toezegging van uw teams is te laat of moet binnen een dag klaar zijn",
  atRisk_other: "{{count}} toezeggingen van uw teams zijn te laat of moeten binnen een dag klaar zijn",
  toAnswer_one: "Eén vraag wacht op uw antwoord",
  toAnswer_other: "{{count}} vragen wachten op uw antwoord",
  answerBy: "vóór {{when}}",
  lateActions_one: "Eén actie is over haar datum",
  lateActions_other: "{{count}} acties zijn over hun datum",
  team: { title: "Uw teams", open: "Open zaken", unassigned: "Van niemand", late: "Te laat" },
  startTitle: "Waar dit heen leidt",
  startDone: "klaar",
  start: {
    principle: "Een principe",
    agreed: "Afgesproken",
    standard: "Een servicenorm",
    pledge: "Een servicebelofte",
    charter: "Uw handvest",
  },
  startSay: {
    principle: "Eén zin die zegt waar u voor staat.",
    agreed: "Dan geldt het voor iedereen hier.",
    standard: "Hoe goed, in een getal dat uit het werk zelf wordt geteld.",
    pledge: "Hetzelfde, in woorden voor elke {{customer}}.",
    charter: "Openbaar, met het cijfer ernaast. U ziet het eerder dan een ander.",
  },
};
