import type { MessageKey } from "#messages/text.ts";
import {
  IconAddressBook,
  IconBook2,
  IconCertificate,
  IconChecklist,
  IconCompass,
  IconFileImport,
  IconHistory,
  IconHome,
  IconMessage,
  IconRuler2,
  IconScale,
  IconSettings,
  IconUsersGroup,
} from "#ui/staff/icons.ts";

/** What belongs together in the menu, in its order. */
export const groups = ["today", "promise", "improve", "programme", "settings"] as const;
export type Group = (typeof groups)[number];

export interface Place {
  path: string;
  label: MessageKey;
  /** For the bottom bar of a phone. */
  short: MessageKey;
  icon: typeof IconHome;
  /** After g. */
  letter: string;
  group: Group;
  /** Whether it stands in the bottom bar of a phone, or under its "More". */
  phone: "bar" | "more";
  /** A public page: another document. */
  leave?: "leave";
}

/** Where one can go from every staff page, in the order of the menu. */
export const places: Place[] = [
  place("today", "/home", "shell.home", "shell.home", IconHome, "h", "bar"),
  place("today", "/cases", "shell.cases", "shell.cases", IconMessage, "c", "bar"),
  place("today", "/rights", "rights.place", "rights.short", IconScale, "d", "bar"),
  place("promise", "/principles", "shell.principles", "shell.principles", IconBook2, "p", "bar"),
  place("promise", "/standards", "shell.standards", "shell.shortStandards", IconRuler2, "s", "more"),
  place("promise", "/pledges", "shell.pledges", "shell.shortPledges", IconCertificate, "l", "more"),
  {
    ...place("promise", "/charter", "shell.charter", "shell.charter", IconAddressBook, "r", "more"),
    leave: "leave",
  },
  place("improve", "/actions", "actions.place", "actions.place", IconChecklist, "o", "more"),
  place("programme", "/workshops", "workshops.place", "workshops.place", IconUsersGroup, "w", "more"),
  place("programme", "/documents/vision", "shell.vision", "shell.vision", IconCompass, "v", "more"),
  place("settings", "/activity", "activity.title", "activity.title", IconHistory, "a", "more"),
  place("settings", "/imports", "imports.title", "imports.title", IconFileImport, "i", "more"),
  place("settings", "/settings", "shell.settings", "shell.settings", IconSettings, "t", "more"),
];

/** The places that are open to somebody: all but those closed to them. */
export const placesFor = ({ closed }: { closed: string[] }): Place[] =>
  places.filter(({ path }) => !closed.includes(path));

function place(
  group: Group,
  path: string,
  label: MessageKey,
  short: MessageKey,
  icon: Place["icon"],
  letter: string,
  phone: Place["phone"],
): Place {
  return { group, path, label, short, icon, letter, phone };
}
