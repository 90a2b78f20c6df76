import { mailStateOf, type Services } from "#core/context.ts";
import type { Database } from "#db/client.ts";
import { textIn } from "#messages/text.ts";

/**
 * Texts for mails and API errors, with the organisation's customer word. The word is read again after ten seconds,
 * so that a change reaches every process soon.
 */
export function openTexts(
  database: Database,
  { mail }: Pick<Services, "mail">,
): Services["text"] & { refresh(): Promise<void> } {
  let words: Record<string, { one: string; other: string; theOne: string; theOther: string }> = {};
  let readAt = 0;
  const refresh = async () => {
    readAt = Date.now();
    const row = await database.selectFrom("organisation").select("customerWord").executeTakeFirst();
    words = row?.customerWord ?? {};
  };
  const text = (language: string, key: string, values?: Record<string, unknown>) => {
    if (Date.now() - readAt > 10_000) refresh().catch(() => undefined);
    return textIn(language, words[language], mailStateOf({ mail }))(key as never, values);
  };
  return Object.assign(text, { refresh });
}
