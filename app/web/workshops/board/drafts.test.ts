import { expect, test } from "vitest";
import { openDrafts } from "./drafts.ts";

function shelfOf() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, words: string) => void held.set(key, words),
    removeItem: (key: string) => void held.delete(key),
  };
}
const key = "kept.drafts.one";
const draft = { words: "Half a th", where: { inPhase: "write", nameless: true as const } };

test("what is begun is there after a reload, with the promise under which it was typed, until it is sent", () => {
  const shelf = shelfOf();
  openDrafts({ key, shelf }).keep("note", draft);
  const reloaded = openDrafts({ key, shelf });
  expect(reloaded.read("note")).toEqual(draft);
  expect(reloaded.read("statement")).toBeNull();
  expect(openDrafts({ key: "kept.drafts.another", shelf }).read("note")).toBeNull();
  reloaded.keep("note", null);
  expect(shelf.held.size).toBe(0);
});

test("when the workshop is over nothing begun stays on the device", () => {
  const shelf = shelfOf();
  const drafts = openDrafts({ key, shelf });
  drafts.keep("note", draft);
  drafts.keep("ladder.work", draft);
  drafts.clear();
  expect(shelf.held.size).toBe(0);
  expect(drafts.read("note")).toBeNull();
});

test("what cannot be read on the device is left alone, and a device that keeps nothing keeps it for the page", () => {
  const shelf = shelfOf();
  shelf.setItem(key, `{"note":{"words":3},"__proto__":{"words":"x","where":{}}}`);
  expect(openDrafts({ key, shelf }).read("note")).toBeNull();
  shelf.setItem(key, "not json");
  expect(openDrafts({ key, shelf }).read("constructor")).toBeNull();
  const refusing = { ...shelf, setItem: () => void JSON.parse("") };
  const drafts = openDrafts({ key, shelf: refusing });
  drafts.keep("note", draft);
  expect(drafts.read("note")).toEqual(draft);
});
