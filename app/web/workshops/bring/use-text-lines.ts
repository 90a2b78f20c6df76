import { useEffect, useState } from "react";
import { useTools } from "../board/use-board.ts";
import { type Into, type Item, longest, type Preview, type PreviewLine } from "./things.ts";

/** Milliseconds after the last key in which the preview is asked for. */
const pause = 250;

/** What somebody pasted or chose, before it is read. */
export interface Given {
  text: string;
  /** The file that it came from. */
  file: string | null;
  /** Of a table, the column that is asked for. */
  column: number | null;
}
export const nothing: Given = { text: "", file: null, column: null };

/** A line of the preview with what its reader decided about it. */
export interface ShownLine extends PreviewLine {
  key: string;
  /** As it would come in. */
  words: string;
  fits: boolean;
  taken: boolean;
}

/** Reads a text as it is typed: its lines, which of them come in, and what is wrong with it. */
export function useTextLines(into: Into) {
  const { store } = useTools();
  const [given, give] = useState<Given>(nothing);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState("");
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [edits, setEdits] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    setProblem("");
    if (given.text.trim() === "") return setPreview(null);
    let stands = true;
    const timer = window.setTimeout(async () => {
      const { text, file, column } = given;
      const answer = await store.send("previewImport", {
        text,
        into,
        ...(file && /\.(csv|tsv)$/i.test(file) && { format: "csv" }),
        ...(column !== null && { column }),
      });
      if (!stands) return;
      setPreview(answer.ok ? (answer.result as unknown as Preview) : null);
      setProblem(answer.ok ? "" : answer.problem);
    }, pause);
    return () => {
      stands = false;
      window.clearTimeout(timer);
    };
  }, [given, into, store]);
  const lines = (preview?.lines ?? []).map((line): ShownLine => {
    const key = `${line.mark === "double" ? line.line : ""}|${line.text}`;
    const words = edits.get(key)?.trim() ?? line.text;
    const fits = words.length > 0 && words.length <= longest[into];
    const asked = choices.get(key) ?? (line.mark === null || line.mark === "too_long");
    return { ...line, key, words, fits, taken: asked && fits };
  });
  const items = lines
    .filter((line) => line.taken)
    .map(({ words, colour }): Item => ({ text: words, ...(colour && { colour }) }));
  return {
    given,
    give,
    preview,
    problem,
    lines,
    items,
    choose: (key: string, taken: boolean) => setChoices((all) => new Map(all).set(key, taken)),
    edit: (key: string, words: string) => setEdits((all) => new Map(all).set(key, words)),
  };
}
export type TextLines = ReturnType<typeof useTextLines>;

/** The words in a file: UTF-8, what spreadsheets of old wrote, or what they call Unicode. */
export async function wordsIn(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: then it is most likely from a spreadsheet of western Europe.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
