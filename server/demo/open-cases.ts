/** Cases of the demo's owner that wait for something, written out: who, what, our answer, and what is promised when. */
export interface OpenCase {
  name: string;
  language: "nl" | "en";
  kind: "complaint" | "question" | "suggestion";
  channel: "web" | "phone" | "visit" | "letter" | "email";
  team: string;
  /** How many days ago it came, and after how many hours we answered. */
  daysAgo: number;
  answeredAfter: number;
  text: string;
  reply: string;
  promise: string;
  /** When it falls due: so many days from today, at this hour. */
  due: { day: number; hour: number };
  /** What we wait for since then, so that the clocks stand still. */
  waits?: { for: "answer" | "papers"; words: string };
  /** What they wrote since then, and we have not answered yet. */
  wroteAgain?: string;
  /** What their mail server said to our answer, which never arrived. */
  mailRefused?: string;
}

export const openCases: readonly OpenCase[] = [
  {
    name: "Gerda Koster",
    language: "nl",
    kind: "complaint",
    channel: "phone",
    team: "Openbare ruimte",
    daysAgo: 3,
    answeredAfter: 3,
    text: "De lift bij het viaduct aan het Havenhoofd is kapot. Ik zit in een rolstoel en moet nu anderhalve kilometer om.",
    reply:
      "Goedemiddag mevrouw Koster,\n\nWat een omweg. De monteur wacht op een onderdeel; ik zit erbovenop en laat u elke stap weten.\n\nMarieke Visser, Klantcontact",
    promise: "Ik bel u met de dag waarop de lift het weer doet.",
    due: { day: -1, hour: 16 },
  },
  {
    name: "Peter Lindqvist",
    language: "en",
    kind: "complaint",
    channel: "web",
    team: "Klantcontact",
    daysAgo: 1,
    answeredAfter: 4,
    text: "I was fined for parking at the harbour although my permit was in the window. The machine printed the wrong date on it.",
    reply:
      "Dear Peter,\n\nThank you for the photo, that helps. I have asked the parking team to look at the machine's log of that day.\n\nMarieke Visser, Klantcontact",
    promise: "You hear whether the fine is withdrawn.",
    due: { day: 0, hour: 17 },
    mailRefused: "EENVELOPE 550",
  },
  {
    name: "Karima Benali",
    language: "nl",
    kind: "question",
    channel: "phone",
    team: "Burgerzaken",
    daysAgo: 1,
    answeredAfter: 1,
    text: "Mijn dochter trouwt over vijf weken en nu blijkt dat haar geboorteakte uit Rabat nog vertaald moet worden. Redden we dat?",
    reply:
      "Beste mevrouw Benali,\n\nDat redden we. Ik zoek een beëdigde vertaler die deze week nog tijd heeft.\n\nMarieke Visser, Klantcontact",
    promise: "Ik mail u de naam van een vertaler die op tijd klaar is.",
    due: { day: 0, hour: 17 },
    waits: { for: "papers", words: "Een foto van de geboorteakte, voor- en achterkant" },
  },
  {
    name: "Hans Dekker",
    language: "nl",
    kind: "complaint",
    channel: "visit",
    team: "Openbare ruimte",
    daysAgo: 2,
    answeredAfter: 1,
    text: "Voor ons huis aan de Lijnbaan is de stoep opengebroken en sinds maandag is er niemand meer geweest. Mijn vrouw durft er niet langs.",
    reply:
      "Beste meneer Dekker,\n\nDat begrijp ik. De aannemer legt vanmiddag in elk geval rijplaten, en de stoep gaat deze week dicht.\n\nMarieke Visser, Klantcontact",
    promise: "De stoep voor uw deur is dicht.",
    due: { day: 1, hour: 16 },
  },
  {
    name: "Joanna Kowalska",
    language: "en",
    kind: "question",
    channel: "email",
    team: "Wijkteam Zorg",
    daysAgo: 2,
    answeredAfter: 5,
    text: "My father has dementia and wanders off at night. Is there any help with a tracker, or somebody we can call?",
    reply:
      "Dear Joanna,\n\nThere is, and you need not find it by yourself. I have asked Usha of our care team to call you.\n\nMarieke Visser, Klantcontact",
    promise: "Usha calls you with what is possible this week.",
    due: { day: 1, hour: 16 },
    wroteAgain: "Thank you. He went out again last night, until half past four. Could it be today?",
  },
  {
    name: "Bram Hendriks",
    language: "nl",
    kind: "complaint",
    channel: "web",
    team: "Belastingen",
    daysAgo: 2,
    answeredAfter: 6,
    text: "Ik krijg een aanslag voor een winkelpand dat ik drie jaar geleden heb verkocht. Dit is de tweede keer.",
    reply:
      "Beste meneer Hendriks,\n\nDat hoort na de eerste keer klaar te zijn. De aanslag staat stil en ik zoek uit waarom uw naam er nog onder hangt.\n\nMarieke Visser, Klantcontact",
    promise: "U krijgt een brief dat de aanslag vervalt, met de oorzaak erin.",
    due: { day: 1, hour: 16 },
  },
  {
    name: "Rachida Azzouzi",
    language: "nl",
    kind: "suggestion",
    channel: "web",
    team: "Openbare ruimte",
    daysAgo: 4,
    answeredAfter: 20,
    text: "Bij het schoolplein aan de Meerkoetstraat is geen schaduw. Kunnen er bomen komen, of desnoods een doek?",
    reply:
      "Beste mevrouw Azzouzi,\n\nEen mooi idee, ook voor de warme dagen die komen. Ik leg het voor aan de wijkbeheerder en de school.\n\nMarieke Visser, Klantcontact",
    promise: "U hoort wat de school en de wijkbeheerder ervan vinden.",
    due: { day: 4, hour: 12 },
  },
  {
    name: "Tineke Brouwer",
    language: "nl",
    kind: "complaint",
    channel: "letter",
    team: "Vergunningen en toezicht",
    daysAgo: 5,
    answeredAfter: 30,
    text: "De buren bouwen een schuur tegen onze erfgrens. U zou komen kijken, maar er is niemand geweest.",
    reply:
      "Geachte mevrouw Brouwer,\n\nExcuses, die afspraak is tussen wal en schip geraakt. Wim Brouwer, geen familie, komt nu zelf.\n\nMarieke Visser, Klantcontact",
    promise: "Onze toezichthouder is geweest en u hebt zijn verslag.",
    due: { day: 3, hour: 15 },
  },
  {
    name: "Marek Nowak",
    language: "en",
    kind: "question",
    channel: "web",
    team: "Burgerzaken",
    daysAgo: 1,
    answeredAfter: 2,
    text: "I start work here on the first of next month and my employer needs a citizen number. How fast can I have one?",
    reply:
      "Dear Marek,\n\nOn the day of your appointment. I am looking for one before the first.\n\nMarieke Visser, Klantcontact",
    promise: "You have an appointment before the first of the month.",
    due: { day: 1, hour: 16 },
  },
  {
    name: "Vera Smit",
    language: "nl",
    kind: "complaint",
    channel: "phone",
    team: "Openbare ruimte",
    daysAgo: 1,
    answeredAfter: 1,
    text: "Op de trap naar het strand ontbreekt een trede. Vanmorgen ging er bijna een kind onderdoor.",
    reply:
      "Beste mevrouw Smit,\n\nDank dat u meteen belde. De trap is afgezet en de timmerman komt.\n\nMarieke Visser, Klantcontact",
    promise: "De trede zit erin, of de trap is dicht met een bord naar de andere.",
    due: { day: 0, hour: 17 },
  },
  {
    name: "Yusuf Demir",
    language: "nl",
    kind: "question",
    channel: "visit",
    team: "Belastingen",
    daysAgo: 2,
    answeredAfter: 1,
    text: "Ik begin een eetkraam op de markt. Welke belasting betaal ik, en moet ik de standplaats apart regelen?",
    reply:
      "Beste meneer Demir,\n\nGefeliciteerd met uw kraam. Ik zet alles wat u betaalt en regelt op één blad.\n\nMarieke Visser, Klantcontact",
    promise: "U hebt één blad met alles wat u moet regelen en betalen.",
    due: { day: 2, hour: 17 },
  },
  {
    name: "Els Vermeer",
    language: "nl",
    kind: "complaint",
    channel: "email",
    team: "Wijkteam Zorg",
    daysAgo: 3,
    answeredAfter: 8,
    text: "Mijn aanvraag voor een scootmobiel is afgewezen met een brief die ik drie keer heb gelezen en niet begrijp.",
    reply:
      "Beste mevrouw Vermeer,\n\nDie brief begreep ik ook pas de tweede keer. Ik vraag wat er nodig is en leg het u in gewone taal uit.\n\nMarieke Visser, Klantcontact",
    promise: "Ik bel u met de reden in gewone taal, en wat er wel kan.",
    due: { day: 1, hour: 11 },
  },
];
