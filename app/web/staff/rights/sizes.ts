import { useMemo } from "react";
import { useLanguage } from "../../text.tsx";
import { lasting } from "../duration-fields.ts";

/** Something of a size: a limit, a decision, a question. */
export interface Sized {
  amount: number | null | undefined;
  duration: string | null | undefined;
}

/** How amounts and lengths are written for this reader: "€ 100", "3 days"; empty when there is no size. */
export function useSizes(currency: string): (sized: Sized) => string {
  const language = useLanguage();
  return useMemo(() => sizesIn(language, currency), [language, currency]);
}

const locales: Record<string, string> = { en: "en-GB" };

/** The same without React. Whole amounts stand without cents. */
export function sizesIn(language: string, currency: string): (sized: Sized) => string {
  const locale = locales[language] ?? language;
  const money = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  return ({ amount, duration }) => {
    if (amount !== null && amount !== undefined) return money.format(amount);
    return duration ? lasting(locale, duration) : "";
  };
}

/** The size of a right's limit. */
export const limitOf = (right: { limitAmount: number | null; limitDuration: string | null }): Sized => ({
  amount: right.limitAmount,
  duration: right.limitDuration,
});
