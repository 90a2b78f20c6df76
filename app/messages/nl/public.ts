import type { publicPages as english } from "../en/public.ts";
import type { Translation } from "../text.ts";

export const publicPages: Translation<typeof english> = {
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
