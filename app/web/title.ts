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

/** The same for a page that no search engine lists: doors, and what one gets by a link of one's own. */
export const unlisted = (key: MessageKey) => (args: { matches: Matches }) => [
  ...titled(key)(args),
  { name: "robots", content: "noindex" },
];
