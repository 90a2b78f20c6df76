import type { Topic } from "./topic.ts";

export const streets: Topic = {
  team: "Openbare ruimte",
  season: [16, 15, 12, 8, 7, 6, 6, 6, 8, 12, 15, 17],
  nl: {
    complaints: [
      [
        "De straatlantaarn voor {street} {number} is al drie weken uit. 's Avonds is het stuk naar de bushalte pikdonker.",
        "Dank voor uw melding. Er blijkt een kabel stuk te zijn; ik heb de netbeheerder om haast gevraagd omdat het een route naar de bus is.",
        "De lantaarn brandt weer.",
        "De kabel is vervangen en het licht brandt; onze wijkbeheerder heeft het 's avonds zelf nagekeken.",
      ],
      [
        "In de {street} ligt een stoeptegel los. Mijn moeder is er {day} met haar rollator over gestruikeld.",
        "Wat naar voor uw moeder; ik hoop dat ze ongedeerd is. De plek is vanmiddag afgezet.",
        "De tegels liggen recht en de stoep is veilig.",
        "De stoep is over tien meter opnieuw gelegd, want er bleek een boomwortel onder te zitten.",
      ],
      [
        "Na de werkzaamheden is de drempel in de {street} zo hoog dat elke auto eroverheen bonkt. Het servies rinkelt in de kast.",
        "Ik ben zelf komen kijken en u hebt gelijk: hij is vier centimeter te hoog aangelegd.",
        "De aannemer heeft de drempel verlaagd.",
        "De drempel heeft nu de juiste hoogte. De kosten zijn voor de aannemer.",
      ],
      [
        "Het fietspad langs de {street} is niet gestrooid. Ik zag vanochtend twee kinderen onderuitgaan.",
        "Schrikken. Dit pad stond niet op de strooiroute terwijl er een school aan ligt; dat zetten we recht.",
        "Het pad staat op de strooiroute en is gestrooid.",
        "Het pad hoort nu bij de eerste ronde, voor zeven uur 's ochtends.",
      ],
      [
        "De put op de hoek van de {street} zit weer verstopt. Bij elke bui staat de stoep blank.",
        "Dit is de derde melding over deze put, dus alleen leegzuigen helpt niet. We sturen er een camera in.",
        "Ik bel u met wat de camera in de put liet zien.",
        "Er zat een oude steen in de leiding. Die is eruit, en het water loopt weer weg.",
      ],
    ],
    questions: [
      [
        "Wanneer begint het werk aan het riool in de {street}, en kan ik dan mijn oprit nog op?",
        "We beginnen na de bouwvak en werken in stukken van zestig meter. Uw oprit is hoogstens drie dagen dicht; u krijgt een week tevoren een brief met de data.",
      ],
      [
        "Wie gaat er over de brug bij de {street}: u of het waterschap?",
        "De brug is van ons, de sluis ernaast van het waterschap. Ziet u iets, meld het gerust bij ons; wij zetten het zo nodig door.",
      ],
    ],
    suggestions: [
      "Een zebrapad bij de school aan de {street} zou ons veel zorgen schelen. Om half negen durven de kleintjes niet over te steken.",
      "Zet de lantaarns in de {street} na middernacht wat zachter. Het licht schijnt recht de slaapkamer in.",
    ],
    compliments: ["Gisteren gemeld dat er een gat in de {street} zat, vandaag gedicht. Zo hoort het."],
  },
  en: {
    complaints: [
      [
        "The street light outside {street} {number} has been out for weeks. It is pitch dark on the way to the bus.",
        "Thank you. A cable is broken; I have asked for it to be done soon because it is the way to the bus.",
        "The light works again.",
        "The cable is replaced and the light is on; our area manager checked it in the evening.",
      ],
      [
        "There is a deep pothole on {street}. I came off my bike on {day}; nothing broken, luckily.",
        "I am glad you were not hurt worse. The spot has been cordoned off this afternoon.",
        "The hole is filled and the road is safe.",
        "The hole is filled and the whole stretch will get a new surface in spring.",
      ],
    ],
    questions: [
      [
        "When will the road works on {street} be finished? Nobody on site could tell me.",
        "In the second week of next month, weather permitting. There is now a sign with the date as well.",
      ],
    ],
    suggestions: ["A bench halfway along {street} would help those of us who cannot walk far."],
    compliments: ["I reported a loose kerb on {street} and it was fixed the next morning. Impressive."],
  },
};
