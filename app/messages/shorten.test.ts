import { expect, test } from "vitest";
import { capitalised, shortened, startOf } from "./shorten.ts";

test("a text is never cut through the middle of a sign", () => {
  for (let most = 1; most < 9; most += 1) {
    expect(startOf("ab🎉🎉cd", most).isWellFormed(), `start of ${most}`).toBe(true);
    expect(shortened("ab🎉🎉cd", most).isWellFormed(), `shortened to ${most}`).toBe(true);
    expect(shortened("ab🎉🎉cd", most).length).toBeLessThanOrEqual(most);
  }
  expect(startOf("ab🎉", 4)).toBe("ab🎉");
  expect(shortened("ab🎉", 4)).toBe("ab🎉");
  expect(shortened("ab 🎉", 4)).toBe("ab…");
});

test("a capital is that of the language, and of a whole sign", () => {
  expect(capitalised("inwoner", "nl")).toBe("Inwoner");
  expect(capitalised("izin", "tr")).toBe("İzin");
  expect(capitalised("𐐨x", "en")).toBe("𐐀x");
  expect(capitalised("", "en")).toBe("");
});
