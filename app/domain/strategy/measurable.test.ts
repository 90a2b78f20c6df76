import fc from "fast-check";
import { expect, test } from "vitest";
import { isMeasurable } from "./measurable.ts";

test.each([
  "within 2 working days in 90 %",
  "An answer within two days",
  "Answered the same day",
  "Closed by its own due time",
  "Promises kept on time",
  "Toezeggingen op tijd nagekomen",
  "Nine of ten promises kept",
  "Binnen twee werkdagen antwoord",
  "Binnen één dag",
  "Afgehandeld vóór de uiterste tijd",
  "Binnen een uur teruggebeld",
])("%s holds a fact", (words) => expect(isMeasurable(words)).toBe(true));

test.each([
  "We respond quickly",
  "Promises",
  "Everyday kindness",
  "We weigh what matters",
  "Wij reageren snel",
  "Vierkant achter u",
  "Achtergrond",
])("%s holds none", (words) => expect(isMeasurable(words)).toBe(false));

test("a figure anywhere is a fact", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.string(), (before, number, after) =>
      isMeasurable(`${before}${number}${after}`),
    ),
  );
});
