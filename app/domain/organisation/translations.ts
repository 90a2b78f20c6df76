import { z } from "zod";

/** Words by language, as `nl`; that the organisation speaks it is asked when they are saved. */
export const translationsOf = <Words extends z.ZodType>(words: Words) =>
  z.record(z.string().regex(/^[a-z]{2}$/), words);
