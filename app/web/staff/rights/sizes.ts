import { useMemo } from "react";
import { numberFormat } from "#messages/formats.ts";
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

/** The same without React. Whole amounts stand without cents. */
export function sizesIn(language: string, currency: string): (sized: Sized) => string {
  const money = numberFormat(language, {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  return ({ amount, duration }) => {
    if (amount !== null && amount !== undefined) return money.format(amount);
    return duration ? lasting(language, duration) : "";
  };
}

/** The size of a right's limit. */
export const limitOf = (right: { limitAmount: number | null; limitDuration: string | null }): Sized => ({
  amount: right.limitAmount,
  duration: right.limitDuration,
});
