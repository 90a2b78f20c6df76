import type { Role } from "#core/actor.ts";

/** The council that the demo shows. Everything about it is made up. */
export const council = {
  organisation: "Municipality of Veldhaven",
  timeZone: "Europe/Amsterdam",
  languages: ["en", "nl"],
  customerWord: {
    en: { one: "resident", other: "residents", theOne: "the resident", theOther: "the residents" },
    nl: { one: "bewoner", other: "bewoners", theOne: "de bewoner", theOther: "de bewoners" },
  },
  ownerName: "Marieke Visser",
  ownerEmail: "marieke@veldhaven.example",
};

export const firstTeam = "Klantcontact";
export const teams = [
  "Openbare ruimte",
  "Burgerzaken",
  "Vergunningen en toezicht",
  "Wijkteam Zorg",
  "Belastingen",
  "Digitale balie",
];

/** Who works there besides the owner. Everybody signs in with the same password. */
export const colleagues: { name: string; mail: string; role: Role; team: string; language: "en" | "nl" }[] = [
  { name: "Ruben Hoekstra", mail: "ruben", role: "lead", team: "Klantcontact", language: "en" },
  { name: "Samira El Amrani", mail: "samira", role: "manager", team: "Klantcontact", language: "nl" },
  { name: "Joost Bakker", mail: "joost", role: "employee", team: "Klantcontact", language: "nl" },
  { name: "Lotte Dijkstra", mail: "lotte", role: "employee", team: "Klantcontact", language: "en" },
  { name: "Henk Postma", mail: "henk", role: "manager", team: "Openbare ruimte", language: "nl" },
  { name: "Fatma Yılmaz", mail: "fatma", role: "employee", team: "Openbare ruimte", language: "nl" },
  { name: "Sjoerd de Boer", mail: "sjoerd", role: "employee", team: "Openbare ruimte", language: "nl" },
  { name: "Petra Kuipers", mail: "petra", role: "manager", team: "Burgerzaken", language: "nl" },
  { name: "Noor Jansen", mail: "noor", role: "employee", team: "Burgerzaken", language: "en" },
  { name: "Wim Brouwer", mail: "wim", role: "employee", team: "Vergunningen en toezicht", language: "nl" },
  { name: "Usha Ramdin", mail: "usha", role: "employee", team: "Wijkteam Zorg", language: "nl" },
  { name: "Ellen Vos", mail: "ellen", role: "employee", team: "Belastingen", language: "nl" },
  { name: "Daan Mulder", mail: "daan", role: "employee", team: "Digitale balie", language: "en" },
];
