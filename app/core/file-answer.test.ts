import { expect, test } from "vitest";
import { fileAnswer } from "./file-answer.ts";

async function* pieces() {
  yield "name\r\n";
  yield "Yılmaz\r\n";
}
const bytesOf = async (name: string, reader: "people" | "machines") =>
  Buffer.from(await (await fileAnswer(pieces(), name, reader)).arrayBuffer());

test("a table for people begins with the mark that says UTF-8, once; a machine gets the table alone", async () => {
  const table = Buffer.from("name\r\nYılmaz\r\n");
  const mark = Buffer.from([0xef, 0xbb, 0xbf]);
  expect(await bytesOf("list.csv", "people")).toEqual(Buffer.concat([mark, table]));
  expect(await bytesOf("list.csv", "machines")).toEqual(table);
  expect(await bytesOf("list.json", "people")).toEqual(table);
});
