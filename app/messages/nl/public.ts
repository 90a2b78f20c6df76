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
  },
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
