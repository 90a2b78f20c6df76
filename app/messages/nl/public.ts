import type { publicPages as english } from "../en/public.ts";
import type { Translation } from "../text.ts";

export const publicPages: Translation<typeof english> = {
  lost: {
    notHere: "Hier is niets",
    notHereSay: "Misschien is het verhuisd, of is het adres niet heel. Er is niets kwijt.",
    notAllowed: "Dit is niet voor u open",
    notAllowedSay: "Wie het programma leidt, kan u verder helpen.",
    fault: "Er ging bij ons iets mis",
    faultSay: "Het is genoteerd. Wat bewaard was, is veilig; probeer het zo nog eens.",
    requestId: "Verzoek {{id}}: wie deze site beheert, vindt het onder die naam in het logboek.",
    unavailable: "Dit lukt nu even niet",
    unavailableSay:
      "Probeer het over een paar seconden opnieuw. Wat bewaard was, is veilig; wat u net stuurde, moet u misschien nog eens sturen.",
    full: "Er is geen ruimte meer om iets te bewaren",
    fullSay: "Lezen kan nog wel. Bewaren lukt weer zodra de beheerder ruimte heeft gemaakt.",
    refused: "Dit konden we niet aannemen",
    refusedSay: "Ga terug en probeer het opnieuw.",
  },
  wrongHost:
    "Dit adres komt hier niet aan als {{publicUrl}}. Voor de beheerder: laat de proxy voor Kept de gevraagde Host doorgeven (nginx: proxy_set_header Host $host; Apache: ProxyPreserveHost On), noem de proxy in TRUSTED_PROXIES, of maak van PUBLIC_URL het adres in de browser. In de gids voor beheerders staan voorbeelden.",
  toFrontDoor: "Naar de voordeur",
  skip: "Direct naar de tekst",
  languages: "Taal",
  tellUs: "Laat ons iets weten",
  tellUsWrong: "Vertel ons wat er misging",
  follow: "Volg wat u ons vertelde",
  charter: "Wat u van ons mag verwachten",
  signIn: "Inloggen voor collega’s",
  notSetUp: "Bijna klaar",
  notSetUpSay:
    "Deze installatie is nog niet ingericht. Bij het starten is een link getoond: open die link om te beginnen. Hij werkt één keer.",
};
