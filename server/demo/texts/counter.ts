import type { Topic } from "./topic.ts";

export const counter: Topic = {
  team: "Burgerzaken",
  season: [9, 9, 10, 13, 15, 16, 13, 9, 9, 8, 8, 8],
  nl: {
    complaints: [
      [
        "Ik had {day} om tien uur een afspraak voor mijn paspoort en stond om kwart voor elf nog te wachten. Niemand zei iets.",
        "Het spijt me dat u zo lang wachtte en dat niemand u vertelde waarom. Er waren twee collega's ziek, en dan horen wij dat te zeggen.",
        "Ik bel u om te vertellen hoe wij wachtenden voortaan inlichten.",
        "Op het scherm in de hal staat nu hoe lang het duurt. Dank dat u de moeite nam.",
      ],
      [
        "Voor de derde keer moest ik terugkomen omdat er een papier ontbrak waar niets over op de website staat.",
        "Drie keer is twee keer te veel. Ik heb uw stukken erbij gepakt: alles is nu compleet.",
        "Uw aanvraag is afgerond zonder dat u nog eens hoeft te komen.",
        "Uw aanvraag is rond, en de ontbrekende regel staat sinds vandaag op de website.",
      ],
      [
        "Mijn rijbewijs zou binnen vijf werkdagen klaarliggen. Dat is nu twee weken geleden en ik heb niets gehoord.",
        "Dat is te lang. Uw pasfoto was afgekeurd en niemand heeft u gebeld; dat is onze fout.",
        "Uw rijbewijs ligt klaar aan de balie.",
        "Uw rijbewijs is opgehaald. De kosten van de nieuwe foto hebben we u vergoed.",
      ],
      [
        "De mevrouw aan de balie sprak zo hard over mijn scheiding dat de hele wachtruimte kon meeluisteren.",
        "Dat had nooit mogen gebeuren, en het spijt me oprecht. Ik heb het met het team besproken.",
        "Ik laat u weten wat wij veranderen, zodat dit niemand meer overkomt.",
        "Voor zulke gesprekken is er voortaan een aparte kamer. Dank dat u het ons vertelde.",
      ],
    ],
    questions: [
      [
        "Over drie weken gaan we met vakantie en het paspoort van mijn dochter blijkt verlopen. Kan het nog op tijd?",
        "Ja, dat lukt ruim. Kom met uw dochter langs, dan ligt het na vijf werkdagen klaar; ik heb een plek voor u vrijgehouden.",
      ],
      [
        "Ik woon tijdelijk bij mijn zus in de {street}. Moet ik mij dan inschrijven?",
        "Verblijft u er langer dan vier maanden, dan wel. Voor kortere tijd kunt u een briefadres aanvragen; ik heb uitgelegd hoe.",
      ],
    ],
    suggestions: [
      "Doe één ochtend in de week zonder afspraak open. Mijn ouders krijgen zo'n afspraak via internet niet voor elkaar.",
    ],
    compliments: [
      "Uw collega nam alle tijd om de aangifte van het overlijden van mijn man met mij in te vullen. Dat vergeet ik niet.",
      "Binnen tien minuten geholpen, met een glimlach. Dat mag ook wel eens gezegd.",
    ],
  },
  en: {
    complaints: [
      [
        "My appointment for a passport was at ten and I was still waiting at quarter to eleven. Nobody said a word.",
        "I am sorry you waited so long and that nobody told you why. Two colleagues were ill, and we should say so.",
        "I ring you to tell you how we will keep people informed.",
        "The screen in the hall now shows the waiting time. Thank you for taking the trouble.",
      ],
      [
        "I had to come back a third time because of a paper that your website does not mention.",
        "Three times is two too many. I have checked your papers: everything is there now.",
        "Your application is finished without another visit.",
        "Your application is done, and the missing line is on the website as of today.",
      ],
    ],
    questions: [
      [
        "I am moving here from Ghent next month. How do I register, and do both of us have to come?",
        "Yes, both of you, once, with passports and your rental contract. You can book it in the first five days after moving.",
      ],
      [
        "Can my neighbour collect my driving licence while I am in hospital?",
        "Yes, with a signed note from you and a copy of your passport. Get well soon.",
      ],
    ],
    suggestions: ["Please offer the appointment letters in English too. Many of us work at the harbour."],
    compliments: ["The young man at the counter explained everything twice, slowly, and never sighed."],
  },
};
