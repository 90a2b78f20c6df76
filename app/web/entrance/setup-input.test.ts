import { expect, test } from "vitest";
import { setUpInput } from "./setup-input.ts";

test("a chosen example stands for every language in use, in its four forms", () => {
  const { customerWord } = setUpInput({ word: "member" }, ["nl", "en"]);
  expect(customerWord).toEqual({
    nl: { one: "lid", other: "leden", theOne: "het lid", theOther: "de leden" },
    en: { one: "member", other: "members", theOne: "the member", theOther: "the members" },
  });
});

test("own words are taken as typed, half a set is not completed in silence, an empty language keeps the usual word", () => {
  const fields = { word: "own", "own.nl.one": "cliënt", "own.nl.other": "cliënten" };
  const { customerWord } = setUpInput(fields, ["nl", "en"]);
  expect(customerWord.nl).toEqual({ one: "cliënt", other: "cliënten" });
  expect(customerWord.en).toMatchObject({ one: "customer" });
});

test("only languages in use get a word", () => {
  expect(Object.keys(setUpInput({ word: "guest" }, ["en"]).customerWord)).toEqual(["en"]);
});

test("the week that was shown is the week that is saved", () => {
  expect(setUpInput({ "week.monday": "9:00-17:00", "week.tuesday": "" }, ["en"]).week).toMatchObject({
    monday: [{ opens: "09:00", closes: "17:00" }],
    tuesday: [],
  });
});
