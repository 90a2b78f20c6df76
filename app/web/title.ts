import { type MessageKey, textIn } from "#messages/text.ts";
import type { Speech } from "./text.tsx";

type Matches = readonly ({ id: string; loaderData?: unknown } | undefined)[];

/** The title of a page in the tab: a message and the organisation, `export const meta = titled("shell.notices")`. */
export const titled =
  (key: MessageKey) =>
  ({ matches }: { matches: Matches }) => {
    const root = matches.find((match) => match?.id === "root")?.loaderData as
      | { speech: Speech; organisationName: string }
      | undefined;
    if (!root) return [{ title: "Kept" }];
    const { language, word } = root.speech;
    return [{ title: `${textIn(language, word)(key)} · ${root.organisationName}` }];
  };
