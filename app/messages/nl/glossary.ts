import type { glossary as english } from "../en/glossary.ts";
import type { Translation } from "../text.ts";

export const glossary: Translation<typeof english> = {
  place: "Begrippen",
  title_zero: "Nog geen begrip uitgelegd",
  title_one: "Eén begrip van ons, uitgelegd",
  title_other: "Begrippen van ons, uitgelegd",
  lead: "Eén betekenis voor elk begrip. Waar het ook staat bij een principe of op het handvest: wie het aanwijst, leest wat u ermee bedoelt.",
  emptyTitle: "Welk woord gebruikt ieder op zijn eigen manier?",
  empty:
    "“Terugbellen”, “spoed”, “afgehandeld”: zeg één keer wat het betekent, en iedereen bedoelt hetzelfde.",
  term: "Het begrip",
  termHint: "Zoals het in uw teksten staat: terugbellen.",
  definition: "Wat het hier betekent",
  add: "Leg een begrip uit",
  save: "Bewaar",
  change: "Wijzig",
  remove: "Verwijderen",
  more: "Meer",
  done: {
    define: "Bewaard. Het wordt vanaf nu uitgelegd.",
    change: "Gewijzigd.",
    remove: "Weggehaald.",
  },
};
