import type { actions as english } from "../en/actions.ts";
import type { Translation } from "../text.ts";

export const actions: Translation<typeof english> = {
  place: "Acties",
  title: {
    open: "Wat we zeiden te zullen doen",
    mine: "Wat u zei te zullen doen",
    ended: "Wat er is gedaan",
  },
  lead: "Wie wat doet, wanneer het klaar is en waar het vandaan komt. Hier wordt niets per persoon geteld.",
  views: "Manieren om te kijken",
  view: { open: "Te doen", mine: "Van mij", ended: "Gedaan of vervallen" },
  none: { open: "Er is niets te doen", mine: "Er staat niets op uw naam", ended: "Er is nog niets gedaan" },
  noneSay: "Acties noteert u in een werksessie, bij een briefje op het bord.",
  toWorkshops: "Naar de werksessies",
  older: "Eerdere acties",
  what: "Wat",
  who: "Wie",
  byWhen: "Wanneer klaar",
  from: "Waar het vandaan komt",
  state: "Hoe het staat",
  passed: "te laat · {{day}}",
  blocker: "Wat er in de weg staat",
  blockerHint: "Iedereen hier leest dit, zodat iemand kan helpen.",
  save: "Bewaar",
  saved: "Bewaard.",
  onlyOwner: "Wie de actie heeft, wie haar noteerde en wie het programma leiden kunnen haar veranderen.",
  noted: "Genoteerd op {{date}}.",
  endedOn: "Afgerond op {{date}}.",
  fromUnknown: "Uit een werksessie die nog open is, van wie eraan meedoet.",
  toNote: "Naar het briefje op het bord",
};
