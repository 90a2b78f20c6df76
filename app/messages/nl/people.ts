import type { people as english } from "../en/people.ts";
import type { Translation } from "../text.ts";

/** Collega's: iemand vinden, de plek hier wijzigen, laten gaan en weer binnenhelpen. */
export const people: Translation<typeof english> = {
  find: "Naam of mailadres",
  anyRole: "Elke rol",
  anyTeam: "Elk team",
  state: "Wie",
  states: { active: "Werkt hier", left: "Vertrokken", all: "Iedereen" },
  show: "Tonen",
  nobody: "Niemand gevonden",
  nobodyText: "Niemand past bij wat u vroeg. Kijk ruimer: een ander team, of ook wie vertrok.",
  more: "Meer collega's",
  left: "vertrokken",
  leftOn:
    "Gedeactiveerd op {{date}}. Inloggen kan niet meer; wat deze collega schreef, blijft op naam staan.",
  place: "Plek hier",
  level: "Niveau",
  noLevel: "Niet opgegeven",
  levelHint: "Bij welke groep iemand hoort in metingen en cijfers. Het geeft geen rechten.",
  levels: {
    leaders: "Directie",
    managers: "Leidinggevenden",
    front_line: "Voorkant",
    back_office: "Achterkant",
  },
  emailHint: "Met dit adres logt deze collega in.",
  teams: "Teams",
  teamsHint: "Van elk van deze teams ziet deze collega de zaken.",
  language: "Taal",
  onlyLeads: "Eigenaren en programmaleiders wijzigen dit.",
  onlyOwners: "Alleen een eigenaar wijzigt een andere eigenaar.",
  leaving: "Als {{name}} vertrekt",
  leavingLead:
    "De collega wordt overal meteen uitgelogd en kan niet meer inloggen. Later weer activeren kan.",
  ownsNothing: "Er staat nu niets op naam: niemand hoeft iets over te nemen.",
  ownsSome: "Dit gaat in één keer naar wie het overneemt:",
  ownsMore: "En meer: alles wat op naam staat, gaat mee.",
  owned: {
    case: "Zaak",
    promise: "Toezegging",
    principle: "Principe",
    document: "Tekst",
    standard: "Servicenorm",
    pledge: "Servicebelofte",
    action: "Actie",
    decision_right: "Beslisrecht",
    api_key: "API-sleutel",
  },
  texts: { definition: "Wat service voor ons is", vision: "Visie", strategy: "Strategie" },
  handOverTo: "Wie neemt het over",
  chooseHeir: "Kies een collega",
  deactivate: "Deactiveren",
  takeBack: "Weer activeren",
  takeBackTitle: "Weer terug?",
  takeBackText: "{{name}} kan weer inloggen zoals voorheen. Wat is overgedragen, blijft waar het is.",
  wayBack: "Wachtwoord vergeten",
  wayBackLead:
    "Maak een link waarmee deze collega een nieuw wachtwoord kiest. Die werkt één keer, een uur lang; de tweede stap blijft.",
  wayBackReady:
    "Geef deze link zelf aan {{name}}, en wees zeker dat het om die persoon gaat. U ziet hem alleen nu. Na gebruik eindigen alle sessies.",
  makeLink: "Link maken",
};
