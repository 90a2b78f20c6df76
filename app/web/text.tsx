import { createContext, type ReactNode, useContext, useMemo } from "react";
import { dateFormat, numberFormat } from "#messages/formats.ts";
import { type CustomerWord, type MailState, type TextFunction, textIn } from "#messages/text.ts";

/** What a page needs to speak: its language, the customer word, the organisation's zone. */
export interface Speech {
  language: string;
  word: CustomerWord | undefined;
  timeZone: string;
  /** When the document was made; what a text says must not depend on the clock of the browser. */
  now: Date;
  /** Whether mail goes out from here; texts about mail follow it by themselves. */
  mail: MailState;
}

/** How a page speaks that knows nothing yet. */
export const plainSpeech: Speech = {
  language: "en",
  word: undefined,
  timeZone: "UTC",
  now: new Date(0),
  mail: "mails",
};

const SpeechContext = createContext<Speech>(plainSpeech);

export function SpeechProvider({ speech, children }: { speech: Speech; children: ReactNode }) {
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The function from message keys to texts, in the page's language and with the customer word. */
export function useText(): TextFunction {
  const { language, word, mail } = useContext(SpeechContext);
  return textIn(language, word, mail);
}

/** Whether mail goes out from this installation. */
export const useMailState = (): MailState => useContext(SpeechContext).mail;

/** The page's language: `nl`. */
export const useLanguage = (): string => useContext(SpeechContext).language;

/** Times, numbers and shares as the reader's language and the organisation's zone write them. */
export function useFormat() {
  const { language, timeZone, now } = useContext(SpeechContext);
  return useMemo(() => {
    const made = formats(language, timeZone);
    return {
      ...made,
      day: (value: Date | string) => made.day(value, now),
      dateTime: (value: Date | string) => made.dateTime(value, now),
    };
  }, [language, timeZone, now]);
}

/** What was counted of a total; `met` reaches `margin` either way. */
interface Counted {
  met: number;
  margin: number;
  total: number;
}

type Formats = ReturnType<typeof makeFormats>;
/** One for each language and zone that was asked for: a component asks on every render. */
const kept = new Map<string, Formats>();

function formats(language: string, timeZone: string): Formats {
  const name = `${language} ${timeZone}`;
  const known = kept.get(name) ?? makeFormats(language, timeZone);
  if (kept.size > 50) kept.clear();
  kept.set(name, known);
  return known;
}

function makeFormats(language: string, timeZone: string) {
  const date = dateFormat(language, { dateStyle: "long", timeZone });
  const shortDate = dateFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone,
  });
  const dateTime = dateFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  const dateTimeOfYear = dateFormat(language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  const dayIn = dateFormat("sv", { dateStyle: "short", timeZone });
  const time = dateFormat(language, { hour: "2-digit", minute: "2-digit", timeZone });
  const number = numberFormat(language);
  const share = numberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  return {
    language,
    /** 12 November 2026 */
    date: (value: Date | string) => date.format(new Date(value)),
    /** Thu 12 Nov */
    shortDate: (value: Date | string) => shortDate.format(new Date(value)),
    /** Thu 12 Nov; with its year when that is not this one. */
    day: (value: Date | string, now: Date) => (isFar(value, now) ? date : shortDate).format(new Date(value)),
    /** The month there in which it falls: `2026-11`. */
    month: (value: Date | string) => dayIn.format(new Date(value)).slice(0, 7),
    dayOfMonth: (value: Date | string) => Number(dayIn.format(new Date(value)).slice(8, 10)),
    /** Thu 12 Nov, 14:02; with its year when that is not this one. */
    dateTime: (value: Date | string, now: Date) => {
      return (isFar(value, now) ? dateTimeOfYear : dateTime).format(new Date(value));
    },
    /** 14:02 */
    time: (value: Date | string) => time.format(new Date(value)),
    number: (value: number) => number.format(value),
    /** 0.943 → 94.3 % */
    share: (value: number) => share.format(value),
    /** 19; or 18–20, where a count is told as the middle of a range. */
    counted: ({ met, margin }: Pick<Counted, "met" | "margin">) =>
      margin === 0 ? number.format(met) : number.formatRange(met - margin, met + margin),
    /** 95 %; or 90–100 %, where the count is told as a range. The total is at least 1. */
    countedShare: ({ met, margin, total }: Counted) =>
      margin === 0
        ? share.format(met / total)
        : share.formatRange((met - margin) / total, (met + margin) / total),
  };
}

/** Where a day without its year could be taken for one of another year. */
const isFar = (value: Date | string, now: Date): boolean =>
  Math.abs(now.getTime() - new Date(value).getTime()) > 270 * 24 * 3600 * 1000;
