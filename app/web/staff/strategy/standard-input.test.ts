import { expect, test } from "vitest";
import { standardIn } from "./standard-input.ts";

test("the fields of another language become its translation; emptied ones are taken away", () => {
  const fields = { measure: "felt", target: "90", name: "In 2 days", "nl.name": "Binnen 2 dagen" };
  expect(standardIn(fields)).toMatchObject({
    name: "In 2 days",
    translations: { nl: { name: "Binnen 2 dagen" } },
  });
  const { "nl.name": _emptied, ...rest } = fields;
  expect(standardIn(rest).translations).toEqual({});
});
