import type { activity as english } from "../en/activity.ts";
import type { Translation } from "../text.ts";

export const activity: Translation<typeof english> = {
  title: "Wat er gebeurde",
  lead: "Alles wat veranderde, het nieuwste eerst, voor zover u het mag zien. Niets hier wordt per persoon geteld.",
  empty: "Er is nog niets gebeurd.",
  more: "Eerder",
  when: "Wanneer",
  who: "Wie",
  what: "Wat",
  about: "Waarover",
  somebody: {
    customer: "{{TheCustomer}}",
    visitor: "{{Customer}}",
    participant: "Een gast van een werksessie",
    system: "Kept",
    key: "Een sleutel",
    employee: "Een collega",
  },
  did: {
    action: {
      added: "noteerde een actie",
      changed: "veranderde een actie",
      handed_over: "droeg een actie over",
    },
    behaviour: {
      answered: "beantwoordde een voorstel voor de lijst van gedrag",
      proposed: "stelde gedrag voor",
    },
    api_key: {
      handed_over: "droeg een API-sleutel over",
      created: "maakte een API-sleutel",
      revoked: "beëindigde een API-sleutel",
    },
    audit_item: {
      added: "voegde iets toe aan de doorlichting",
      changed: "wijzigde iets in de doorlichting",
      rated: "legde iets naast een principe",
      retired: "haalde iets uit de doorlichting",
    },
    bad_moment: {
      removed: "haalde een slecht moment weg",
    },
    calendar: {
      changed: "wijzigde de werktijden",
      removed: "haalde de eigen werktijden van een team weg",
    },
    case: {
      assigned: "gaf de zaak een behandelaar",
      closed: "sloot de zaak af",
      erasure_asked: "vroeg om gewist te worden",
      erasure_declined: "wees het wissen af",
      held: "stelde een bewaarplicht in op de zaak",
      deadline_neared: "herinnerde aan een uiterste tijd",
      moved: "bracht de zaak naar een ander team",
      paused: "zette de klokken van de zaak stil",
      reopened: "opende de zaak weer",
      resumed: "liet de klokken van de zaak weer lopen",
      suspicion_cleared: "zag dat de melding echt is",
    },
    check: {
      asked: "vroeg collega’s hoe zij iets zien",
      given: "legde iets naast onze principes",
      shown: "maakte ieders oordeel over iets zichtbaar",
      settled: "rondde een toets af",
    },
    initiative: {
      changed: "wijzigde een initiatief",
      created: "noteerde een initiatief",
      started: "begon aan een initiatief",
      ended: "rondde een initiatief af",
    },
    charter: {
      signed_off: "tekende voor het handvest",
    },
    decision: {
      taken: "nam een besluit",
    },
    decision_right: {
      handed_over: "droeg een beslisrecht over",
      changed: "wijzigde een beslisrecht",
      created: "schreef een beslisrecht",
      retired: "trok een beslisrecht in",
    },
    document: {
      handed_over: "droeg een tekst over",
      written: "schreef een versie van een tekst",
    },
    employee: {
      changed: "wijzigde de plek van een collega",
      deactivated: "liet een collega gaan",
      reactivated: "nam een collega weer op",
      changed_own: "wijzigde de eigen instellingen",
      imported: "heeft een bestand met collega’s ingelezen",
      invited: "nodigde een collega uit",
      joined: "kwam erbij",
    },
    feeling: {
      given: "zei hoe het was",
    },
    hold: {
      lifted: "hief een bewaarplicht op",
    },
    glossary_term: {
      defined: "legde een begrip vast",
      changed: "wijzigde een begrip",
      removed: "haalde een begrip weg",
    },
    import: {
      finished: "rondde een import af",
      started: "begon een import",
    },
    import_mapping: {
      saved: "bewaarde een koppeling voor imports",
    },
    invitation: {
      links_taken: "heeft de links van open uitnodigingen meegenomen",
      revoked: "trok een uitnodiging in",
    },
    list: {
      exported: "heeft een lijst als bestand meegenomen",
    },
    message: {
      noted: "schreef een notitie",
      received: "schreef terug",
      replied: "antwoordde",
    },
    need: {
      answered: "antwoordde op wat iemand nodig heeft",
      asked: "vroeg wat nodig is om te helpen",
    },
    organisation: {
      changed: "wijzigde de instellingen",
      set_up: "richtte de organisatie in",
    },
    passkey: {
      added: "voegde een passkey toe",
      removed: "haalde een passkey weg",
    },
    password: {
      reset: "koos een nieuw wachtwoord via een link",
      changed: "veranderde het eigen wachtwoord",
    },
    password_reset: {
      made: "maakte een link voor een nieuw wachtwoord",
    },
    person: {
      address_confirmed: "bevestigde een adres",
      corrected: "verbeterde iemands naam of adres",
      erased: "wiste iemands gegevens",
      held: "stelde een bewaarplicht in op iemands gegevens",
      joined: "voegde twee personen samen",
      named: "opende wat is vastgelegd van iemand zonder naam",
      split: "haalde twee personen uit elkaar",
    },
    pin: {
      locked: "typte vijf keer een verkeerde pincode",
      removed: "haalde de eigen pincode weg",
      set: "stelde de eigen pincode in",
    },
    retention: {
      changed: "wijzigde bewaartermijnen",
      ran: "wiste wat over zijn termijn was",
    },
    second_step: {
      began: "stelde een tweede stap in",
      codes_renewed: "maakte nieuwe herstelcodes",
      ended: "beëindigde de tweede stap",
    },
    session: {
      opened: "logde in",
      others_revoked: "beëindigde alle andere sessies",
      revoked: "beëindigde een sessie",
    },
    shared_device: {
      revoked: "beëindigde het delen van een apparaat",
      shared: "maakte een apparaat gedeeld",
    },
    single_sign_on: {
      untied: "maakte het account bij de aanbieder los",
    },
    pledge: {
      handed_over: "droeg een servicebelofte over",
      changed: "wijzigde een servicebelofte",
      created: "schreef een servicebelofte",
      published: "maakte een servicebelofte openbaar",
      withdrawn: "trok een servicebelofte in",
    },
    pledge_idea: {
      withdrawn: "legde een idee voor een servicebelofte weg",
    },
    principle: {
      interpretation_opened: "vroeg hoe een principe gelezen wordt",
      interpretation_closed: "sloot de vraag hoe een principe gelezen wordt",
      evidence_linked: "koppelde een melding aan een principe",
      evidence_unlinked: "ontkoppelde een melding van een principe",
      result_set: "zei wat een principe oplevert",
      result_noted: "noteerde een resultaat van een principe",
      result_removed: "stopte met het meten van een resultaat van een principe",
      handed_over: "droeg een principe over",
      changed: "wijzigde een principe",
      created: "schreef een principe",
      agreed: "sprak een principe af",
      published: "maakte een principe openbaar",
      unpublished: "haalde een principe van het handvest",
      retired: "liet een principe los",
      merged: "voegde een principe samen",
    },
    promise: {
      handed_over: "droeg een toezegging over",
      made: "deed een toezegging",
      passed: "zag een toezegging verlopen",
      reminded: "herinnerde aan een toezegging",
      fulfilled: "deed wat was toegezegd",
      broken: "zei dat een toezegging niet lukt",
      released: "zag af van een toezegging",
    },
    question: {
      answered: "antwoordde op een vraag over een grens",
      asked: "vroeg om over een grens te gaan",
      escalated: "gaf een vraag door aan de leiding",
    },
    standard: {
      handed_over: "droeg een servicenorm over",
      counted: "telde alle zaken voor een servicenorm opnieuw",
      changed: "wijzigde een servicenorm",
      created: "stelde een servicenorm",
    },
    team: {
      changed: "wijzigde een team",
      created: "voegde een team toe",
    },
    verdict: {
      given: "zei of het is opgelost",
    },
    voice: {
      recorded: "noteerde een melding",
      told: "vertelde ons iets",
    },
    template: {
      changed: "veranderde een sjabloon voor werksessies",
      created: "maakte een sjabloon voor werksessies",
      restored: "zette een sjabloon voor werksessies terug",
      retired: "haalde een sjabloon voor werksessies weg",
    },
    workshop: {
      closed: "sloot een werksessie",
      created: "plande een werksessie",
      phase_moved: "bracht een werksessie verder",
      plan_changed: "veranderde de fasen van een werksessie",
      changed: "veranderde titel, doel of tijd van een werksessie",
      deadlines_set: "stelde deadlines in een werksessie",
      invitation_withdrawn: "trok een uitnodiging voor een werksessie in",
      invited: "nodigde mensen uit voor een werksessie",
      role_given: "gaf een rol in een werksessie",
      imported: "bracht iets in bij een werksessie",
      import_withdrawn: "haalde terug wat bij een werksessie was ingebracht",
      statement_agreed: "maakte een uitspraak van een werksessie tot principe",
    },
  },
};
