import type { CustomerWord } from "./text.ts";

/** What organisations call the people they serve: starting points, each whole in every installed language. */
export const exampleWords: { key: string; words: Record<string, CustomerWord> }[] = [
  example("customer", word("customer", "customers"), dutch("klant", "klanten", "de")),
  example("resident", word("resident", "residents"), dutch("bewoner", "bewoners", "de")),
  example("guest", word("guest", "guests"), dutch("gast", "gasten", "de")),
  example("patient", word("patient", "patients"), dutch("patiënt", "patiënten", "de")),
  example("member", word("member", "members"), dutch("lid", "leden", "het")),
  example("student", word("student", "students"), dutch("student", "studenten", "de")),
  example("tenant", word("tenant", "tenants"), dutch("huurder", "huurders", "de")),
  example("traveller", word("traveller", "travellers"), dutch("reiziger", "reizigers", "de")),
];

function example(key: string, en: CustomerWord, nl: CustomerWord) {
  return { key, words: { en, nl } };
}

function word(one: string, other: string): CustomerWord {
  return { one, other, theOne: `the ${one}`, theOther: `the ${other}` };
}

function dutch(one: string, other: string, article: "de" | "het"): CustomerWord {
  return { one, other, theOne: `${article} ${one}`, theOther: `de ${other}` };
}
