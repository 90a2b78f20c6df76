/** Something done for a person on the spot. */
interface SmallDecision {
  what: string;
  kind: "money" | "time" | "exception";
  amount: number | null;
  reason: string;
}

/** How a message begins and ends, and what a case may hold besides, in one language. */
interface Turns {
  openings: readonly string[];
  endings: readonly string[];
  greetings: readonly string[];
  nameless: string;
  signature: string;
  followUps: readonly string[];
  /** Our answer when they write again. */
  again: readonly string[];
  /** What we ask for when the clocks stand still, in words that they read. */
  waitsFor: Record<"answer" | "papers" | "appointment", readonly string[]>;
  notes: readonly string[];
  thanks: readonly string[];
  ideas: readonly string[];
  ideaPromises: readonly string[];
  ideaEndings: readonly string[];
  days: readonly string[];
  decisions: readonly SmallDecision[];
  remedies: readonly string[];
}

/** How a message begins and ends, and what goes into its slots. */
export const turns: Record<"nl" | "en", Turns> = {
  nl: {
    openings: [
      "",
      "",
      "",
      "",
      "",
      "Goedemorgen, ",
      "Beste gemeente, ",
      "Hallo, ",
      "Goedenavond, ",
      "Geachte heer of mevrouw, ",
    ],
    endings: [
      "",
      "",
      "",
      "",
      "",
      "",
      " Ik hoor graag van u.",
      " Alvast bedankt.",
      " Wie kan mij helpen?",
      " Graag een reactie per mail.",
      " Ik ben overdag goed bereikbaar.",
      " Ik heb dit al eerder gemeld.",
      " Met vriendelijke groet.",
      " Bellen mag ook, het liefst na vijven.",
    ],
    greetings: ["Beste {name},\n\n", "Goedemiddag {name},\n\n", "Dag {name},\n\n"],
    nameless: "Goedemiddag,\n\n",
    signature: "\n\nMet vriendelijke groet,\n{employee}, {team}",
    followUps: [
      "Dank u wel voor de snelle reactie. Ik wacht het af.",
      "Fijn dat u het oppakt. Kunt u ook aan de overkant kijken? Daar is het net zo.",
      "Mooi, dan weet ik waar ik aan toe ben.",
      "Bedankt, dit helpt mij verder.",
      "Ik ben volgende week een paar dagen weg; bel anders mijn partner.",
    ],
    again: [
      "Dank voor uw bericht. Ik neem dit mee en laat het u weten zodra er nieuws is.",
      "Dank u, dat helpt. Ik heb het aan de collega's buiten doorgegeven.",
      "Goed dat u het zegt. Ik zoek het uit en kom bij u terug.",
    ],
    waitsFor: {
      answer: ["Welk huisnummer is het precies?", "Klopt het dat het alleen bij regen gebeurt?"],
      papers: ["Een kopie van de factuur", "Een foto van de situatie", "Het ondertekende formulier"],
      appointment: ["Een ochtend waarop er iemand thuis is"],
    },
    notes: [
      "Gebeld, geen gehoor. Probeer het morgenochtend nog eens.",
      "Collega van de buitendienst gaat langs; zij heeft de sleutel.",
      "Zelfde straat als vorige maand. Misschien is er meer aan de hand.",
      "Wil liever gebeld dan gemaild worden.",
    ],
    thanks: [
      "Wat fijn om te horen. Ik heb het voorgelezen in ons overleg; er werd breed gelachen.",
      "Dank u wel. Ik heb uw woorden doorgegeven aan de collega om wie het gaat.",
    ],
    ideas: [
      "Dank voor uw idee. We bespreken het in het team, en u hoort van mij wat eruit komt, ook als het nee is.",
      "Een goed idee, waar meer mensen om vragen. Ik heb het op de lijst voor het volgende wijkoverleg gezet.",
    ],
    ideaPromises: ["U hoort van mij wat het team van uw idee vindt."],
    ideaEndings: [
      "Uw idee gaat door: het staat in het plan voor komend jaar.",
      "Het is deze keer niet gelukt, omdat er geen plek voor is. Dank dat u met ons meedacht.",
    ],
    days: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"],
    decisions: [
      {
        what: "Dagkaart voor het zwembad als gebaar",
        kind: "money",
        amount: 12.5,
        reason: "Drie keer voor niets gekomen",
      },
      {
        what: "Kosten van de tweede aanvraag kwijtgescholden",
        kind: "money",
        amount: 38.95,
        reason: "De fout lag bij ons",
      },
      {
        what: "Voorrang in de planning",
        kind: "time",
        amount: null,
        reason: "Onveilig voor iemand met een rollator",
      },
      {
        what: "Balie na sluitingstijd opengehouden",
        kind: "exception",
        amount: null,
        reason: "Reist de volgende ochtend af",
      },
    ],
    remedies: [
      "Alsnog opgehaald en schoongemaakt",
      "Kosten vergoed",
      "Excuses gemaakt en uitgelegd wat er misging",
    ],
  },
  en: {
    openings: ["", "", "", "Hello, ", "Good morning, ", "Dear council, ", "Hi there, "],
    endings: [
      "",
      "",
      "",
      "",
      " Thank you in advance.",
      " Who can help me?",
      " I look forward to hearing from you.",
      " Please write rather than ring.",
    ],
    greetings: ["Dear {name},\n\n", "Hello {name},\n\n"],
    nameless: "Good afternoon,\n\n",
    signature: "\n\nKind regards,\n{employee}, {team}",
    followUps: [
      "Thank you for the quick answer. I will wait and see.",
      "That is good to hear. Could you look across the road as well?",
      "Good to know. I am away on Friday, any other day is fine.",
    ],
    again: [
      "Thank you for writing. I have added this, and you hear from me as soon as there is news.",
      "Thank you, that helps. I have passed it on to the colleagues outside.",
    ],
    waitsFor: {
      answer: ["Which house number is it exactly?", "Does it happen only when it rains?"],
      papers: ["A copy of the invoice", "A photo of the place", "The signed form"],
      appointment: ["A morning on which somebody is at home"],
    },
    notes: ["Rang, no answer. Will try again tomorrow morning.", "Prefers to be called rather than mailed."],
    thanks: [
      "How good to hear. I have passed your words to the colleague concerned.",
      "Thank you; it was read out in our meeting and made somebody's day.",
    ],
    ideas: [
      "Thank you for your idea. The team will discuss it and you hear from me what comes of it, also if it is a no.",
    ],
    ideaPromises: ["You hear from me what the team thinks of your idea."],
    ideaEndings: ["Your idea is in the plan for next year. Thank you for thinking along."],
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    decisions: [
      {
        what: "Costs of the second application waived",
        kind: "money",
        amount: 38.95,
        reason: "The mistake was ours",
      },
      { what: "Moved up in the planning", kind: "time", amount: null, reason: "Not safe with a wheelchair" },
    ],
    remedies: ["Collected after all and cleaned up", "Costs refunded"],
  },
};
