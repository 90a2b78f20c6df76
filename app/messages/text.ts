import i18next, { type i18n } from "i18next";
import type { Messages } from "./en/index.ts";
import { capitalised } from "./shorten.ts";

/** What this organisation calls its customers, in one language. */
export interface CustomerWord {
  one: string;
  other: string;
  theOne: string;
  theOther: string;
}

/**
 * Every key of the messages, with dots: `errors.required`. Plural forms go by their stem, and so does what is said
 * instead where no mail goes out: beside `sent` stands `sent_noMail`.
 */
export type MessageKey = Keys<Messages>;
type Keys<Tree, Prefix extends string = ""> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Prefix}${Stem<Key>}`
    : Keys<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];
type Stem<Key extends string> = Key extends
  | `${infer Start}_zero`
  | `${infer Start}_one`
  | `${infer Start}_other`
  ? StemWithMail<Start>
  : StemWithMail<Key>;
type StemWithMail<Key extends string> = Key extends `${infer Start}_${typeof noMail}` ? Start : Key;

/** The ending of a text that stands in for another while no mail server is configured. */
export const noMail = "noMail";

/** Whether mail goes out from this installation. */
export type MailState = "mails" | "no_mail";

export type TextFunction = (key: MessageKey, values?: Record<string, unknown>) => string;

/** The same keys with other words: what a translation must be to be complete. */
export type Translation<Tree> = {
  [Key in keyof Tree]: Tree[Key] extends string ? string : Translation<Tree[Key]>;
};

const registered = new Map<string, Messages>();
const instances = new Map<string, TextFunction>();

/** Makes a language's messages known to this process or page. */
export function registerMessages(language: string, messages: Messages): void {
  registered.set(language, messages);
  instances.clear();
}

/** Languages whose messages are complete. */
export const completeLanguages = (): string[] => [...registered.keys()];

/** The words used when an organisation has not chosen its own. */
export const defaultWords: Record<string, CustomerWord> = {
  en: { one: "customer", other: "customers", theOne: "the customer", theOther: "the customers" },
  nl: { one: "klant", other: "klanten", theOne: "de klant", theOther: "de klanten" },
};

/**
 * A function from message keys to texts in a language (English where that language is not installed). Texts use
 * {{customer}}, {{customers}}, {{theCustomer}}, {{theCustomers}}, and the same with a capital at a sentence's start.
 * Where no mail goes out, a text that has a `_noMail` beside it gives way to that one.
 */
export function textIn(language: string, word?: CustomerWord, mail: MailState = "mails"): TextFunction {
  const chosen = [language, "en", ...registered.keys()].find((each) => registered.has(each)) ?? "en";
  const words = word ?? defaultWords[chosen] ?? (defaultWords.en as CustomerWord);
  const name = `${chosen} ${words.one} ${words.other} ${words.theOne} ${words.theOther} ${mail}`;
  const known = instances.get(name);
  if (known) return known;
  const instance = makeInstance(chosen, words);
  const context = mail === "no_mail" ? { context: noMail } : {};
  const text: TextFunction = (key, values) => instance.t(key, { ...context, ...values }) as string;
  if (instances.size > 50) instances.clear();
  instances.set(name, text);
  return text;
}

/** Texts of some areas as they stand, with the customer word filled in: for a page that carries only these. */
export function textsOf(language: string, areas: readonly (keyof Messages)[], word?: CustomerWord): TextTree {
  const chosen = [language, "en"].find((each) => registered.has(each)) ?? "en";
  const messages = registered.get(chosen);
  const words = word ?? defaultWords[chosen] ?? (defaultWords.en as CustomerWord);
  const filled = (tree: TextTree): TextTree =>
    Object.fromEntries(
      Object.entries(tree).map(([key, value]) => [
        key,
        typeof value === "string" ? inWords(value, words) : filled(value),
      ]),
    );
  return Object.fromEntries(areas.map((area) => [area, filled((messages?.[area] ?? {}) as TextTree)]));
}
export type TextTree = { [key: string]: string | TextTree };

function makeInstance(language: string, word: CustomerWord): i18n {
  const instance = i18next.createInstance();
  instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { translation: registered.get(language) ?? {} } },
    interpolation: {
      escapeValue: false,
      defaultVariables: variablesOf(word),
    },
  });
  return instance;
}

/** A stored text of the organisation with the customer word filled in, as messages have it. */
export function inWords(text: string, word: CustomerWord): string {
  const variables: Record<string, string> = variablesOf(word);
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => variables[name] ?? whole);
}

const variablesOf = (word: CustomerWord) => ({
  customer: word.one,
  customers: word.other,
  theCustomer: word.theOne,
  theCustomers: word.theOther,
  Customer: capital(word.one),
  Customers: capital(word.other),
  TheCustomer: capital(word.theOne),
  TheCustomers: capital(word.theOther),
});

/** Server and browser must agree, so that no language of theirs decides. */
const capital = (word: string): string => capitalised(word, "und");
