import fc from "fast-check";
import { expect, test } from "vitest";
import { safeNext } from "./load.ts";

const publicUrl = "https://kept.example.test";

test.each([
  ["/cases?status=open#first", "/cases?status=open#first"],
  ["/principles/words?q=%C3%A9", "/principles/words?q=%C3%A9"],
  [null, "/home"],
  ["", "/home"],
  ["cases", "/home"],
  ["//evil.test/x", "/home"],
  ["/\\evil.test/x", "/home"],
  ["\\\\evil.test", "/home"],
  ["/\t/evil.test/x", "/home"],
  ["/\n/evil.test", "/home"],
  ["/\r\n/evil.test", "/home"],
  ["/./\t/evil.test", "/home"],
  ["/.//evil.test", "/home"],
  ["/..//evil.test", "/home"],
  ["/%00", "/home"],
  ["/a\0b", "/home"],
  ["/%ff", "/home"],
  ["https://evil.test/", "/home"],
  ["javascript:alert(1)", "/home"],
  ["https://kept.example.test@evil.test/", "/home"],
])("after signing in, %j leads to %j", (next, goes) => {
  expect(safeNext(next, publicUrl)).toBe(goes);
});

/** Texts that are made of what browsers read in their own way. */
const tricky = fc
  .array(
    fc.constantFrom(
      "/",
      "\\",
      "\t",
      "\n",
      "\r",
      "\0",
      "..",
      ".",
      "@",
      ":",
      "#",
      "?",
      "%",
      "2f",
      "evil.test",
      "é",
      " ",
      "a",
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

test("whatever is asked for, the way back is a path of ours that a header can hold", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        tricky,
        tricky.map((text) => `/${text}`),
        fc.string({ unit: "binary" }),
      ),
      (next) => {
        const goes = safeNext(next, publicUrl);
        expect(goes).toMatch(/^\/(?!\/)[\x21-\x7e]*$/);
        // As a browser reads a Location, from any page of ours.
        const read = new URL(goes, `${publicUrl}/sign-in?next=x`);
        expect(read.origin).toBe(publicUrl);
        expect(() => decodeURIComponent(read.pathname)).not.toThrow();
        expect(() => new Headers({ Location: goes })).not.toThrow();
      },
    ),
    { numRuns: 2_000 },
  );
});
