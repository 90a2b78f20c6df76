import type { Topic } from "./topic.ts";

export const care: Topic = {
  team: "Wijkteam Zorg",
  season: [12, 11, 10, 9, 9, 8, 7, 7, 10, 11, 12, 10],
  nl: {
    complaints: [
      [
        "Mijn moeder wacht al zeven weken op een traplift. Ze slaapt nu op de bank beneden.",
        "Wat een spannende weken voor u beiden. Ik heb de leverancier gebeld en blijf uw vaste aanspreekpunt.",
        "Ik bel u met de dag waarop de lift wordt geplaatst.",
        "De lift zit erin en uw moeder slaapt weer boven. Ik bel over een maand nog eens hoe het gaat.",
      ],
      [
        "De huishoudelijke hulp is {day} weer niet gekomen en er was niemand die belde.",
        "Het spijt me dat er niemand kwam en niemand belde. De zorgaanbieder had geen vervanging en zweeg daarover.",
        "Er komt een vaste hulp bij u kennismaken.",
        "U hebt nu een vaste hulp, en een nummer dat ook op vrijdag opneemt.",
      ],
      [
        "Ik moest voor de derde keer mijn hele verhaal vertellen, weer aan iemand anders.",
        "Ik heb uw dossier gelezen, zodat u het mij niet nog eens hoeft te vertellen. Vanaf nu belt u met mij.",
        "Ik bel u om door te nemen wat ik las, en u vult aan wat ontbreekt.",
        "We hebben elkaar gesproken en het plan staat op papier. U hebt mijn nummer.",
      ],
      [
        "De regiotaxi bracht mijn man veertig minuten te laat bij de dialyse.",
        "Dat mag bij dialyse niet gebeuren. De vervoerder heeft zijn ritten voortaan als medisch gemerkt.",
        "Ik bel u met het antwoord van de vervoerder.",
        "De laatste acht ritten waren op tijd. Is er weer iets, bel mij dan direct.",
      ],
    ],
    questions: [
      [
        "Ik zorg al jaren voor mijn buurvrouw. Bestaat er hulp voor mantelzorgers?",
        "Die bestaat: iemand die het af en toe van u overneemt, en een jaarlijkse waardering. Ik kom graag langs om te vertellen wat bij u past.",
      ],
      [
        "Hoe vraag ik een parkeerkaart aan voor mijn vader? Hij kan nog geen honderd meter lopen.",
        "Dat kan met dit formulier; een verklaring van de huisarts is genoeg. De keuring doen wij bij hem thuis.",
      ],
    ],
    suggestions: [
      "Laat één vaste persoon bellen in plaats van steeds een ander. Voor ouderen is dat echt beter.",
    ],
    compliments: [
      "Mevrouw van het wijkteam belde twee weken later uit zichzelf hoe het ging. Dat deed mijn moeder zo goed.",
    ],
  },
  en: {
    complaints: [
      [
        "My mother has waited seven weeks for a stairlift. She sleeps on the sofa now.",
        "I am sorry for these anxious weeks. I rang the supplier and will stay your contact.",
        "I call you with the day on which the lift is fitted.",
        "The lift is in and your mother sleeps upstairs again. I will ring in a month to hear how it goes.",
      ],
      [
        "The home help did not come on {day} and nobody rang.",
        "I am sorry that nobody came and nobody rang. The provider had no one else and kept quiet about it.",
        "A regular helper comes to meet you.",
        "You now have a regular helper, and a number that is answered on Fridays too.",
      ],
    ],
    questions: [
      [
        "I have looked after my neighbour for years. Is there any support for people like me?",
        "There is: somebody who takes over now and then, and a yearly token of thanks. I would be glad to visit and explain.",
      ],
    ],
    suggestions: ["Let one person stay in touch instead of a new voice each time."],
    compliments: ["Your colleague rang two weeks later just to hear how we were. It meant a lot."],
  },
};
