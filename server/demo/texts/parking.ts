import type { Topic } from "./topic.ts";

export const parking: Topic = {
  team: "Klantcontact",
  season: [7, 7, 8, 9, 11, 13, 15, 15, 10, 8, 7, 9],
  nl: {
    complaints: [
      [
        "Ik kreeg een bon in de {street} terwijl de automaat het niet deed. Ik heb er een foto van.",
        "Dank voor de foto. Ik heb nagegaan dat de automaat die middag inderdaad uit stond.",
        "Ik laat u weten of de bon vervalt.",
        "De bon is vervallen en het bedrag staat binnen een week weer op uw rekening.",
      ],
      [
        "Op zomerse dagen parkeren strandgangers de hele {street} vol. Wij kunnen onze eigen oprit niet meer op.",
        "Ik woon zelf dicht bij het strand en weet wat u bedoelt. Handhaving rijdt dit weekend extra rondes.",
        "Er staan verkeersregelaars bij de ingang van uw straat.",
        "Er stonden drie weekenden verkeersregelaars. Volgend jaar komen er vergunningen voor uw buurt.",
      ],
      [
        "Ik heb een half uur in de wacht gestaan en toen werd de verbinding verbroken.",
        "Dat is lang, en dan ook nog voor niets. Ik heb gekeken wat u wilde vragen en bel u liever zelf.",
        "Ik bel u terug op het nummer dat u gaf.",
        "We hebben elkaar gesproken. Wie lang wacht, kan voortaan kiezen om teruggebeld te worden.",
      ],
    ],
    questions: [
      [
        "Hoe vraag ik een bezoekerspas aan voor de {street}? Op de site loop ik vast bij stap drie.",
        "Het knelt bij de streepjes in het kenteken: laat die weg, dan gaat het. Lukt het niet, dan doe ik het samen met u aan de telefoon.",
      ],
      [
        "Geldt mijn vergunning ook op zondag bij de haven?",
        "Ja, de hele week, behalve tijdens de havendagen in augustus.",
      ],
    ],
    suggestions: [
      "Maak van het terrein achter de {street} in de zomer een parkeerplaats voor het strand. Dat scheelt ergernis.",
    ],
    compliments: ["Uw collega bleef aan de lijn tot mijn vergunning echt gelukt was. Zo prettig."],
  },
  en: {
    complaints: [
      [
        "I got a fine on {street} while the machine was out of order. I have a photo.",
        "Thank you for the photo. The machine was indeed off that afternoon.",
        "I tell you whether the fine is withdrawn.",
        "The fine is withdrawn and the money is on its way back to you.",
      ],
    ],
    questions: [
      [
        "How do I get a visitor's pass for {street}? I am stuck at step three online.",
        "Leave out the dashes in the number plate and it goes through. If not, I will do it with you on the phone.",
      ],
    ],
    suggestions: ["Open the field behind {street} for parking in summer."],
    compliments: ["Your colleague stayed on the line until my permit worked. Lovely."],
  },
};
