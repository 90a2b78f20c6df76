import type { templates as english } from "../en/templates.ts";
import type { Translation } from "../text.ts";

export const templates: Translation<typeof english> = {
  four_steps: {
    title: "Serviceprincipes in vier stappen",
    purpose:
      "In ongeveer twee uur vinden we wat goede service hier betekent, en spreken we hoogstens tien scherpe principes af om naar te werken.",
    areas: { service: "Uitmuntende service", focus: "Aandacht voor {{customers}}" },
    phases: {
      people: {
        title: "Wie is hier, en waarom",
        prompt:
          "Hoe overtuigd bent u dat betere service er hier toe doet? Alleen de spreiding is te zien, nooit een antwoord.",
      },
      meaning: {
        title: "Wat betekent service voor u?",
        prompt:
          "Schrijf op wat service en aandacht voor {{customers}} voor u betekenen. Eén gedachte per briefje. Niemand leest mee.",
      },
      share: {
        title: "Elkaar horen",
        prompt: "Lees wat er staat. Wat verrast u? Wat delen we?",
        card1: "Is het hoe we de telefoon opnemen?",
        card2: "Is het terugbellen wanneer we dat zeiden?",
        card3: "Is het een formulier dat geen vraag openlaat?",
        card4: "Is het in één keer een antwoord?",
        card5: "Is het iemand die durft te beslissen?",
        card6: "Is het een brief die men begrijpt?",
      },
      elements: {
        title: "Alles op de muur",
        prompt:
          "Schrijf alles op wat hoort bij uitmuntende service en bij aandacht voor {{customers}}. Meer is beter.",
      },
      group: {
        title: "Wat hoort bij elkaar",
        prompt: "Leg briefjes die hetzelfde zeggen bij elkaar en geef elke stapel een naam.",
      },
      vote: {
        title: "Wat weegt het zwaarst",
        prompt: "Geef uw stippen aan wat het meest telt. De telling blijft geheim tot iedereen klaar is.",
      },
      ladder: {
        title: "De waaromladder",
        prompt: "Zes vragen van de muur omhoog naar de principes. Beantwoord ze op volgorde; teruggaan mag.",
      },
      draft: {
        title: "De principes erboven",
        prompt: "Breng onder woorden waar we voor staan: kort, scherp, iets waar men ons aan kan houden.",
      },
      tie: {
        title: "Vastmaken aan de muur",
        prompt: "Welke elementen brachten welk principe voort? Wat hangt nog los?",
      },
      rate: {
        title: "Kunnen we het, en rekt het ons op?",
        prompt: "Beoordeel elke uitspraak voor uzelf. Het beeld verschijnt als iedereen klaar is.",
      },
      consent: {
        title: "Kunnen we ermee leven?",
        prompt: "Eens, mee te leven, of bezwaar met een reden. Een bezwaar krijgt eerst een antwoord.",
      },
    },
  },
  blank: {
    title: "Leeg bord",
    purpose: "Een bord naar eigen inzicht.",
    areas: { board: "Bord" },
    phases: {
      write: { title: "Schrijven", prompt: "Eén gedachte per briefje. Nog niemand leest mee." },
      discuss: { title: "Bespreken", prompt: "Lezen en praten." },
      group: { title: "Groeperen", prompt: "Leg bij elkaar wat bij elkaar hoort." },
      vote: { title: "Stemmen", prompt: "Geef uw stippen. De telling blijft geheim tot iedereen klaar is." },
    },
  },
};
