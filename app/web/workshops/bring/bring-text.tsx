import { type ReactNode, useId, useState } from "react";
import { useTools } from "../board/use-board.ts";
import { type Into, longest } from "./things.ts";
import { nothing, type ShownLine, type TextLines, wordsIn } from "./use-text-lines.ts";

/** Bytes that a file of at most three hundred lines has by far. */
const largest = 1_000_000;

/** A pasted text or a chosen file, and below it each line as it would come in. */
export function BringText({
  lines,
  into,
  named,
  children,
}: {
  lines: TextLines;
  into: Into;
  /** A file was chosen: its name is a first guess of where the lines are from. */
  named: (file: string) => void;
  /** What the lines become: asked between them and their preview. */
  children: ReactNode;
}) {
  const { text } = useTools();
  const { given, give, preview, problem } = lines;
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const id = useId();
  const wrong = tooLarge ? text("bringing.tooLarge", { name: tooLarge }) : problem;
  const choose = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > largest) return setTooLarge(file.name);
    setTooLarge(null);
    give({ text: await wordsIn(file), file: file.name, column: null });
    named(file.name.replace(/\.[^.]*$/, ""));
  };
  return (
    <>
      {given.file === null ? (
        <div className="bring-field">
          <label htmlFor={`${id}-text`}>{text("bringing.paste")}</label>
          <p className="quiet" id={`${id}-hint`}>
            {text("bringing.pasteSay")}
          </p>
          <textarea
            id={`${id}-text`}
            rows={6}
            aria-describedby={`${id}-hint ${id}-wrong`}
            aria-invalid={wrong ? true : undefined}
            value={given.text}
            onChange={(event) => give({ ...nothing, text: event.currentTarget.value })}
          />
        </div>
      ) : (
        <p className="bring-file">
          <span>{given.file}</span>
          <button type="button" onClick={() => give(nothing)}>
            {text("bringing.otherFile")}
          </button>
        </p>
      )}
      {given.text === "" && (
        <label className="bring-choose">
          <span>{text("bringing.file")}</span>
          <input
            type="file"
            accept=".txt,.md,.csv,.tsv,text/plain,text/csv"
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </label>
      )}
      <p className="bring-wrong" id={`${id}-wrong`} role="alert">
        {wrong}
      </p>
      {preview && preview.columns.length > 1 && (
        <label className="bring-field">
          {text("bringing.column")}
          <select
            value={preview.column}
            onChange={(event) => give({ ...given, column: Number(event.currentTarget.value) })}
          >
            {preview.columns.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place alone
              <option key={index} value={index}>
                {index + 1}. {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {children}
      {preview && <Preview lines={lines} into={into} />}
    </>
  );
}

function Preview({ lines, into }: { lines: TextLines; into: Into }) {
  const { text } = useTools();
  const taken = lines.items.length;
  const title = useId();
  return (
    <section aria-labelledby={title} className="bring-preview">
      <h3 id={title}>{text("bringing.preview")}</h3>
      <p className="quiet" role="status">
        {text("bringing.taken", { count: taken, all: lines.lines.length })}
      </p>
      <ul>
        {lines.lines.map((line) => (
          <PreviewRow key={`${line.line} ${line.key}`} line={line} lines={lines} into={into} />
        ))}
      </ul>
    </section>
  );
}

function PreviewRow({ line, lines, into }: { line: ShownLine; lines: TextLines; into: Into }) {
  const { text } = useTools();
  const id = useId();
  return (
    <li className={line.taken ? "taken" : "left"}>
      <input
        type="checkbox"
        id={id}
        checked={line.taken}
        disabled={!line.fits}
        onChange={(event) => lines.choose(line.key, event.currentTarget.checked)}
      />
      <div>
        <label htmlFor={id}>{line.words}</label>
        {line.mark && (
          <span className={`bring-mark mark-${line.mark}`}>
            {text(`bringing.marks.${line.mark}`, { length: line.words.length, longest: longest[into] })}
          </span>
        )}
        {line.mark === "too_long" && (
          <textarea
            rows={3}
            aria-label={text("bringing.shorten")}
            defaultValue={line.text}
            onChange={(event) => lines.edit(line.key, event.currentTarget.value)}
          />
        )}
      </div>
    </li>
  );
}
