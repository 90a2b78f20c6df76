import type { Topic } from "./topic.ts";

export const waste: Topic = {
  team: "Openbare ruimte",
  season: [10, 8, 8, 9, 10, 12, 13, 13, 10, 9, 8, 11],
  nl: {
    complaints: [
      [
        "De groene bak aan de {street} is {day} alweer niet geleegd, terwijl hij om zeven uur aan de weg stond.",
        "Wat vervelend dat uw bak is blijven staan. De route is die dag afgebroken door een kapotte wagen, en dat hadden we u moeten laten weten.",
        "Wij legen uw groene bak alsnog.",
        "De bak is geleegd, en de ploeg weet nu dat die van u in de bocht staat. Gaat het weer mis, dan hoor ik het graag meteen.",
      ],
      [
        "Bij de ondergrondse container aan de {street} liggen al dagen vuilniszakken naast de bak. De meeuwen trekken ze open.",
        "Dank dat u het meldt. De container bleek vol te zitten door een storing in de meter; er is een ploeg onderweg.",
        "De zakken zijn opgehaald en de stoep is schoongespoten.",
        "De stoep is schoon en de meter vervangen, zodat wij eerder zien dat de container vol raakt.",
      ],
      [
        "De klep van de papiercontainer aan de {street} gaat niet meer open. Iedereen zet zijn karton er nu naast.",
        "Goed dat u belt. Ik heb de monteur gevraagd en een tijdelijke bak laten plaatsen.",
        "De klep van de container werkt weer.",
        "De klep is vervangen en de tijdelijke bak weggehaald.",
      ],
      [
        "Het grofvuil zou {day} worden opgehaald. Het bankstel staat er nog, nu in de regen.",
        "Onze excuses: uw afspraak stond bij ons op het verkeerde huisnummer.",
        "Wij halen het bankstel op.",
        "Het bankstel is opgehaald. Dank voor uw geduld.",
      ],
      [
        "Sinds de nieuwe route rijdt de vuilniswagen om half zes 's ochtends door de {street}. Wij zijn dan alle vier wakker.",
        "Dat is te vroeg, en het mag ook niet voor zeven uur. Ik heb het met de planner besproken.",
        "Ik bel u met het tijdstip waarop de wagen voortaan komt.",
        "Uw straat staat nu achteraan in de route: de wagen komt rond half tien.",
      ],
    ],
    questions: [
      [
        "Waar kan ik oude verf en een kapotte magnetron naartoe brengen? Ik heb geen auto.",
        "Dat kan bij de wijkbus, elke eerste zaterdag op het Kerkplein. Lukt dat niet, dan halen we het gratis bij u op; ik heb het formulier bijgevoegd.",
      ],
      [
        "Ik ben net verhuisd naar de {street} {number}. Hoe kom ik aan een afvalpas?",
        "Welkom. De pas hoort bij het adres en ligt waarschijnlijk nog bij de vorige bewoner. Ik heb een nieuwe besteld; hij komt per post.",
      ],
      [
        "Wordt het oud papier in de week van Pasen ook opgehaald?",
        "Ja, maar een dag later: op dinsdag in plaats van maandag.",
      ],
    ],
    suggestions: [
      "Zet bij de speelplek aan de {street} een tweede afvalbak. Op zondagavond puilt die ene altijd uit.",
      "Stuur een bericht als een route uitvalt. Dan hoeft niet de hele straat te bellen.",
    ],
    compliments: [
      "De mannen van de vuilniswagen zetten mijn bak elke week netjes terug tegen de gevel. Ik loop slecht, dus dat scheelt.",
      "Het grofvuil was al weg voordat ik mijn koffie op had. Keurig.",
    ],
  },
  en: {
    complaints: [
      [
        "Our green bin on {street} was not emptied on {day}, for the second time this month.",
        "I am sorry your bin was left. The truck broke down, and we should have told you.",
        "We empty your bin after all.",
        "The bin has been emptied and your address is marked on the round. Do tell us if it happens again.",
      ],
      [
        "Rubbish bags pile up next to the underground container on {street}. The gulls have a feast and we have the mess.",
        "Thank you for telling us. The container was full because its meter failed; a crew is on its way.",
        "The bags are cleared and the pavement is clean.",
        "The pavement is clean and the meter replaced, so that we notice sooner.",
      ],
    ],
    questions: [
      [
        "Which bin do drink cartons go in? My neighbours all say something different.",
        "They go with the plastic, flattened and without the cap if it is metal.",
      ],
    ],
    suggestions: ["Please put a bin at the bus stop on {street}. People would use it."],
    compliments: ["The crew helped me drag my old mattress to the truck on {day}. Very kind."],
  },
};
