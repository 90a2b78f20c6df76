import type { Topic } from "./topic.ts";

export const green: Topic = {
  team: "Openbare ruimte",
  season: [4, 4, 7, 11, 15, 16, 13, 12, 11, 13, 9, 5],
  nl: {
    complaints: [
      [
        "De heg langs de {street} hangt zo ver over het fietspad dat je er met tegenliggers niet langs kunt.",
        "Dank u wel. Snoeien mocht niet zolang er vogels nestelden, maar nu kan het; ik heb de ploeg ingepland.",
        "De heg is gesnoeid en het fietspad vrij.",
        "De ploeg is geweest en het pad is weer over de volle breedte vrij.",
      ],
      [
        "In de eik bij {street} {number} zitten weer rupsen. Mijn zoon heeft zijn hele arm vol bultjes.",
        "Vervelend voor uw zoon. Er hangen nu linten, zodat niemand eronder gaat zitten, en de bestrijder is gebeld.",
        "De nesten zijn uit de eik gezogen.",
        "De nesten zijn weg. Volgend voorjaar behandelen we deze eik vooraf.",
      ],
      [
        "Het gras bij de vijver aan de {street} is al twee maanden niet gemaaid en zit vol teken.",
        "Aan de oever laten we het met opzet staan, maar rond de bankjes niet. Daar is de ploeg u vergeten, en dat spijt me.",
        "Het gras rond de bankjes en langs het pad is gemaaid.",
        "Het gras bij de bankjes is gemaaid en staat voortaan op het schema.",
      ],
    ],
    questions: [
      [
        "Mag ik zelf een geveltuintje aanleggen in de {street}, en moet ik daar iets voor aanvragen?",
        "Dat mag, tot anderhalve tegel breed, zolang er genoeg stoep overblijft voor een rolstoel. Aanvragen hoeft niet; even melden is genoeg, en dat hebt u hiermee gedaan.",
      ],
      [
        "Worden de bomen in de {street} echt gekapt? Er hangen linten om en we weten van niets.",
        "Nee. De linten zijn van de jaarlijkse keuring: alle bomen zijn gezond en blijven staan.",
      ],
    ],
    suggestions: [
      "Laat de berm langs de {street} bloeien tot juli. Er zaten vorig jaar meer vlinders dan ooit.",
    ],
    compliments: [
      "Wat staan de bloembakken aan de {street} er prachtig bij. Ik loop er een straatje voor om.",
    ],
  },
  en: {
    complaints: [
      [
        "The hedge along {street} has grown over half the cycle path.",
        "Thank you. We could not prune while birds were nesting; now we can, and it is planned.",
        "The hedge is cut back and the path is clear.",
        "The gardeners have been and the path is clear over its full width.",
      ],
    ],
    questions: [
      [
        "May I plant a small garden against my front wall on {street}? Do I need permission?",
        "You may, as long as a wheelchair can still pass. No permission is needed; telling us is enough, and you just did.",
      ],
    ],
    suggestions: ["Let the verge on {street} grow until July; the butterflies loved it last year."],
    compliments: ["The flower boxes on {street} are a joy. Please thank whoever waters them."],
  },
};
