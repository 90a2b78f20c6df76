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

export interface Place {
  path: string;
  label: MessageKey;
  /** For the bottom bar of a phone. */
  short: MessageKey;
  icon: typeof IconHome;
  /** After g. */
  letter: string;
  /** `main` stands in the bottom bar, `work` in the menu, `rest` below its line, `palette` in neither. */
  rank: "main" | "work" | "rest" | "palette";
  /** A public page: another document. */
  leave?: "leave";
}

/** Where one can go from every staff page, in the order of the work. */
export const places: Place[] = [
  place("/home", "shell.home", "shell.home", IconHome, "h", "main"),
  place("/documents/vision", "shell.vision", "shell.vision", IconCompass, "v", "work"),
  place("/principles", "shell.principles", "shell.principles", IconBook2, "p", "main"),
  place("/standards", "shell.standards", "shell.shortStandards", IconRuler2, "s", "main"),
  place("/pledges", "shell.pledges", "shell.shortPledges", IconCertificate, "l", "main"),
  place("/cases", "shell.cases", "shell.cases", IconMessage, "c", "main"),
  place("/workshops", "workshops.place", "workshops.place", IconUsersGroup, "w", "work"),
  place("/actions", "actions.place", "actions.place", IconChecklist, "o", "work"),
  place("/rights", "rights.place", "rights.short", IconScale, "d", "work"),
  { ...place("/charter", "shell.charter", "shell.charter", IconAddressBook, "r", "rest"), leave: "leave" },
  place("/imports", "imports.title", "imports.title", IconFileImport, "i", "rest"),
  place("/activity", "activity.title", "activity.title", IconHistory, "a", "rest"),
  place("/settings", "shell.settings", "shell.settings", IconSettings, "t", "rest"),
];

/** The places that are open to somebody: all but those closed to them. */
export const placesFor = ({ closed }: { closed: string[] }): Place[] =>
  places.filter(({ path }) => !closed.includes(path));

function place(
  path: string,
  label: MessageKey,
  short: MessageKey,
  icon: Place["icon"],
  letter: string,
  rank: Place["rank"],
): Place {
  return { path, label, short, icon, letter, rank };
}
