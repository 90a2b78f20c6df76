/** What a check found: fine, worth a look, or in the way. */
export interface Finding {
  state: "ok" | "attention" | "broken";
  subject: string;
  sentence: string;
}
