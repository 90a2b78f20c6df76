import type { Topic } from "./topic.ts";

export const permits: Topic = {
  team: "Vergunningen en toezicht",
  season: [8, 9, 12, 13, 12, 10, 8, 7, 10, 10, 8, 6],
  nl: {
    complaints: [
      [
        "Ik wacht al elf weken op een besluit over mijn dakkapel. De aannemer heeft mij nu naar achteren geschoven.",
        "Ik snap dat dit wachten u geld kost. Uw aanvraag lag stil op één advies; dat heb ik vandaag opgevraagd.",
        "U hebt het besluit over uw dakkapel.",
        "De vergunning is verleend en verstuurd. Wij hadden u eerder moeten bellen.",
      ],
      [
        "De bouwplaats aan de {street} begint elke ochtend om zes uur. Dat mag toch niet?",
        "Nee, dat mag pas vanaf zeven uur. Onze toezichthouder gaat er morgen om zes uur kijken.",
        "De toezichthouder is geweest en ik vertel u wat hij aantrof.",
        "De uitvoerder heeft een waarschuwing gekregen en begint nu om zeven uur. Hoort u hem eerder, bel ons dan.",
      ],
      [
        "Het café op de hoek van de {street} draait in het weekend tot drie uur muziek met de deur open.",
        "Dank voor uw melding; u bent niet de enige. We meten dit weekend het geluid bij u op de stoep.",
        "Het geluid is gemeten en u hoort de uitkomst.",
        "Het geluid was te hard. De eigenaar houdt de deur na elf uur dicht en heeft een begrenzer laten plaatsen.",
      ],
      [
        "Drie verschillende mensen gaven mij drie verschillende antwoorden over mijn schutting.",
        "Dat is niet goed, en ik heb nagegaan hoe het zit: aan de achterkant mag u tot twee meter, aan de straatkant tot één.",
        "U hebt dat op papier, met een tekening van uw perceel.",
        "De brief met de tekening is verstuurd, en alle drie de collega's weten nu hetzelfde.",
      ],
    ],
    questions: [
      [
        "Heb ik voor zonnepanelen op een schuin dak aan de {street} een vergunning nodig?",
        "Nee, zolang ze de helling van het dak volgen. Alleen voor monumenten ligt dat anders, en uw huis is er geen.",
      ],
      [
        "Wij willen over drie weken een straatfeest houden in de {street}. Wat moeten we regelen?",
        "Voor een feest tot honderd mensen is een melding genoeg. Ik heb het formulier bijgevoegd en de hekken alvast voor u gereserveerd.",
      ],
    ],
    suggestions: ["Zet bij een aanvraag online bij welke stap hij is. Dan hoef ik niet elke week te bellen."],
    compliments: [
      "De inspecteur kwam dezelfde dag nog en legde rustig uit wat er wel kon. Daar kunnen we mee verder.",
    ],
  },
  en: {
    complaints: [
      [
        "I have waited eleven weeks for a decision on my dormer. The builder has given my slot away.",
        "I understand that this wait costs you money. It hung on one report, which I asked for today.",
        "You have the decision on your dormer.",
        "The permit is granted and in the post. We should have called you sooner.",
      ],
      [
        "The bar on {street} plays music until three with the door wide open, every weekend.",
        "Thank you; you are not the only one. We measure the noise on your pavement this weekend.",
        "The noise is measured and you hear the result.",
        "It was too loud. The owner now keeps the door shut after eleven and has fitted a limiter.",
      ],
    ],
    questions: [
      [
        "Do I need a permit for solar panels at {street} {number}?",
        "No, as long as they follow the slope of the roof. Your house is not listed, so nothing stands in the way.",
      ],
    ],
    suggestions: ["Show online which step an application is at, so that I need not ring every week."],
    compliments: ["The inspector came the same day and explained what was possible. Very helpful."],
  },
};
