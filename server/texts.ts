import { mailStateOf, type Services } from "#core/context.ts";
import type { OwnEvent } from "#core/live.ts";
import type { Database } from "#db/client.ts";
import { textIn } from "#messages/text.ts";
import type { Followed } from "./live.ts";

/** Milliseconds after which the word is read again anyway: what the log tells can be late. */
const readAgainAfter = 10_000;

/**
 * Texts outside of pages, with the organisation's customer word: mails, answers of the API, and what is written down
 * from our templates. The word is read again as soon as the organisation was set up or changed, here or in another
 * process, so that nothing is written down in a word that is not theirs.
 */
export function openTexts(
  database: Database,
  { mail, log }: Pick<Services, "mail"> & { log: Pick<Followed, "subscribe" | "onOwnCommand"> },
): Services["text"] & { refresh(): Promise<void> } {
  let words: Record<string, { one: string; other: string; theOne: string; theOther: string }> = {};
  let readAt = 0;
  const refresh = async () => {
    readAt = Date.now();
    const row = await database.selectFrom("organisation").select("customerWord").executeTakeFirst();
    words = row?.customerWord ?? {};
  };
  // What cannot be read now is read when the next text is wanted.
  const inBackground = () => {
    refresh().catch(() => {
      readAt = 0;
    });
  };
  const hear = (events: readonly Pick<OwnEvent, "subjectType">[]) => {
    if (events.some(({ subjectType }) => subjectType === "organisation")) inBackground();
  };
  log.subscribe(hear);
  log.onOwnCommand(hear);
  const text = (language: string, key: string, values?: Record<string, unknown>) => {
    if (Date.now() - readAt > readAgainAfter) inBackground();
    return textIn(language, words[language], mailStateOf({ mail }))(key as never, values);
  };
  return Object.assign(text, { refresh });
}
