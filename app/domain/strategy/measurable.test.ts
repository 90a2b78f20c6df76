import fc from "fast-check";
import { expect, test } from "vitest";
import { isMeasurable, saysWorkingTime } from "./measurable.ts";

test.each([
  "within 2 working days in 90 %",
  "An answer within two days",
  "Answered the same day",
  "A first answer within 20 seconds",
  "Binnen 20 seconden aan de lijn",
  "Closed by its own due time",
  "Promises kept on time",
  "Toezeggingen op tijd nagekomen",
  "Nine of ten promises kept",
  "Binnen twee werkdagen antwoord",
  "Binnen één dag",
  "Afgehandeld vóór de uiterste tijd",
  "Binnen een uur teruggebeld",
  "95 % of promises kept",
  "In 9 of 10: ever",
  "Negen van de tien voelen zich geholpen",
  "Answered before 17:00",
  "At most 3 people wait",
  "Not more than twice",
  "Answered within 2 hours, 24/7",
])("%s holds a fact", (words) => expect(isMeasurable(words)).toBe(true));

test.each([
  "We respond quickly",
  "Answer fast, 24/7",
  "Snel antwoord, 7 x 24",
  "Kind, 24 hours a day",
  "Promises",
  "Everyday kindness",
  "We weigh what matters",
  "Wij reageren snel",
  "Vierkant achter u",
  "Achtergrond",
  "We respond quickly to all 5 teams",
  "Alle vijf teams reageren snel",
  "Room 12 is kind",
  "Version 2 of our promise",
])("%s holds none", (words) => expect(isMeasurable(words)).toBe(false));

test("a share is a fact wherever it stands between other words", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat({ max: 100 }), fc.string(), (before, number, after) =>
      isMeasurable(`${before} ${number} % ${after}`),
    ),
  );
});

test.each([
  ["An answer within one working day", true],
  ["Answered in 2 business days", true],
  ["Binnen één werkdag antwoord", true],
  ["Binnen 4 werkuren teruggebeld", true],
  ["An answer within one day", false],
  ["Working together within 2 days", false],
  ["Het werk is binnen twee dagen klaar", false],
])("%s speaks of working time: %s", (words, does) => expect(saysWorkingTime(words)).toBe(does));
