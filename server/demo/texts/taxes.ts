import type { Topic } from "./topic.ts";

export const taxes: Topic = {
  team: "Belastingen",
  season: [6, 16, 20, 12, 8, 6, 5, 5, 6, 6, 5, 5],
  nl: {
    complaints: [
      [
        "U stuurt mij een aanmaning voor hondenbelasting. Onze hond is vorig jaar overleden en dat heb ik toen gemeld.",
        "Wat naar dat u deze brief kreeg. Uw melding van toen is er; hij is alleen niet verwerkt. De aanmaning staat stil.",
        "U hebt een brief waarin staat dat de aanmaning vervalt.",
        "De aanslag is weg en de kosten ook. Onze excuses.",
      ],
      [
        "De WOZ-waarde van {street} {number} is in één jaar met een kwart gestegen. De keuken op de foto is niet eens van ons.",
        "U hebt gelijk: de foto's zijn van de buren. De taxateur kijkt opnieuw, nu met de juiste.",
        "De taxateur heeft gekeken en ik bel u met de uitkomst.",
        "De waarde is verlaagd en u krijgt een nieuwe aanslag; bezwaar maken hoeft niet meer.",
      ],
      [
        "Ik betaal in termijnen en krijg toch een brief van de deurwaarder. Daar schrik je van.",
        "Dat begrijp ik goed. Uw betalingen zijn binnen; de brief had niet verstuurd mogen worden.",
        "De deurwaarder heeft de zaak ingetrokken en u dat geschreven.",
        "De zaak is ingetrokken en er zijn geen kosten voor u.",
      ],
    ],
    questions: [
      [
        "Kan ik de afvalstoffenheffing in tien termijnen betalen in plaats van in één keer?",
        "Ja. Met een automatische incasso gaat het vanzelf in tien delen; ik heb de machtiging bijgevoegd.",
      ],
      [
        "Ik heb alleen AOW. Kom ik in aanmerking voor kwijtschelding?",
        "Ja, waarschijnlijk helemaal. Ik heb het formulier zover mogelijk voor u ingevuld; u hoeft alleen te tekenen.",
      ],
    ],
    suggestions: [
      "Schrijf in gewone taal op de aanslag waar het geld naartoe gaat. Dan betaal ik met minder tegenzin.",
    ],
    compliments: ["Duidelijk geholpen aan de telefoon met mijn betalingsregeling. Een pak van mijn hart."],
  },
  en: {
    complaints: [
      [
        "You sent a reminder for dog tax. Our dog died last year and I told you so then.",
        "I am sorry you got this letter. Your message from then is here; it was never processed. The reminder is on hold.",
        "You have a letter that withdraws the reminder.",
        "The bill is gone and so are the costs. Our apologies.",
      ],
      [
        "The valuation of {street} {number} went up by a quarter, and the kitchen in your photo is not ours.",
        "You are right: the photos are of next door. The valuer looks again, with the right ones.",
        "The valuer has looked and I call you with the result.",
        "The value is lowered and a new bill is on its way; there is no need to appeal.",
      ],
    ],
    questions: [
      [
        "May I pay the waste charge in ten parts instead of at once?",
        "Yes. By direct debit it goes in ten parts by itself; the form is attached.",
      ],
    ],
    suggestions: ["Say in plain words on the bill what the money is for."],
    compliments: ["Clear help on the phone with my payment plan. A weight off my mind."],
  },
};
