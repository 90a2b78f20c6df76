import type { backing as english } from "../en/backing.ts";
import type { Translation } from "../text.ts";

export const backing: Translation<typeof english> = {
  tabs: "Over dit principe",
  words: "Het principe",
  results: "Resultaten",
  owner: "Eigenaar: {{name}}",
  version: "versie {{number}}",
  voices: "Waarom het {{customers}} raakt",
  voicesNone:
    "Nog niemand koppelde wat een {{customer}} zei. Koppel een klacht, een compliment of een vraag waar dit principe een antwoord op is.",
  linked: "Gekoppeld door {{name}}, {{date}}",
  reference: "Kenmerk van de zaak",
  referenceHint: "Zoals het boven de zaak staat: letters, een streepje en een nummer.",
  linkOpen: "Koppel een melding",
  link: "Koppel deze melding",
  unlink: "Ontkoppel",
  withoutVoice:
    "Er staat nog geen {{customer}} achter. U mag het publiceren; op het handvest staat dan “nog geen melding van {{customers}}” tot er een gekoppeld is.",
  elements: "Waar het uit groeide",
  fromWorkshop: "Uit de werksessie",
  wordings: "Eerdere bewoordingen",
  wording: "Versie {{number}}, {{date}}",
  resultsTitle: "Resultaten van “{{statement}}”",
  resultsLead:
    "Eén resultaat voor {{customers}}, één voor ons. Stijgt het eerste en daalt het tweede, dan is dat een gesprek waard; dat ze samen bewegen bewijst niet dat het een door het ander komt.",
  side: {
    customer: "Voor {{theCustomer}}",
    organisation: "Voor ons",
  },
  sideHint: {
    customer:
      "Iets wat {{customers}} zouden merken: voelde zich geholpen, binnen twee dagen antwoord, aantal keer bellen.",
    organisation: "Iets wat wij zouden merken: herhaalcontact, bezwaren, verzuim, kosten per zaak.",
  },
  chartNone: "Nog niets te zien. Noem hieronder een resultaat en vul de eerste maand in.",
  axisPercent: "Beide in %, op één as.",
  axisIndex: "Op één as als index: de eerste maand van elk is 100. De tabel heeft de waarden zelf.",
  chartLabel: "{{first}} en {{second}}, maand voor maand.",
  chartLabelOne: "{{first}}, maand voor maand.",
  table: "Hetzelfde in cijfers",
  month: "Maand",
  missing: "ontbreekt",
  countedOf: "{{value}} % van {{total}}",
  name: "Wat er gemeten wordt",
  source: "Waar het vandaan komt",
  sourceTyped: "Per maand ingevuld",
  sourceStandard: "De servicenorm “{{name}}”",
  unit: "Eenheid",
  unitHint: "Bijvoorbeeld %, dagen, telefoontjes, €. Niet nodig bij een servicenorm.",
  saveResult: "Bewaar",
  changeResult: "Meet iets anders",
  value: "Waarde",
  note: "Voeg toe",
  noteHint: "Een maand die er al staat wordt vervangen. Laat de waarde leeg om de maand weg te halen.",
  removeResult: "Stop met dit meten",
  done: {
    set: "Bewaard.",
    note: "De maand staat erin.",
    remove: "Wordt hier niet meer gemeten.",
  },
};
