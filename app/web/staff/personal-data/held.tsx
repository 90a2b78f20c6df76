import { Card, Details } from "#ui/staff/parts.tsx";
import { useFormat, useText } from "../../text.tsx";
import type { PersonData } from "./person.tsx";

type Table = PersonData["held"][number];

/** Everything that is held, in plain words: a line for each kind, with what was said unfolded below it. */
export function Held({ person: { held } }: { person: PersonData }) {
  const text = useText();
  const kinds = [...new Set(held.map((table) => table.about))];
  return (
    <Card title={text("privacy.heldTitle")}>
      {held.length === 0 && <p className="muted">{text("privacy.nothingHeld")}</p>}
      <div className="held">
        {kinds.map((about) => (
          <Kind key={about} about={about} tables={held.filter((table) => table.about === about)} />
        ))}
      </div>
    </Card>
  );
}

const most = 100;

function Kind({ about, tables }: { about: Table["about"]; tables: Table[] }) {
  const text = useText();
  const count = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const words = tables.flatMap((table) => table.rows.flatMap((row) => wordsOf(table, row)));
  const more = tables.some((table) => table.rows.length === most);
  return (
    <Details
      summary={
        <span>
          {text(`privacy.held.${about}`)}
          <span className="muted small"> · {text("privacy.rows", { count })}</span>
        </span>
      }
    >
      {words.length === 0 ? (
        <p className="muted small">{text("privacy.entries", { count })}</p>
      ) : (
        <ul className="held-words">
          {words.map(({ key, word }) => (
            <li key={key}>{word}</li>
          ))}
        </ul>
      )}
      {more && <p className="muted small">{text("privacy.moreRows")}</p>}
    </Details>
  );
}

/** What the columns about somebody say, times as people write them. */
function wordsOf(table: Table, row: Record<string, unknown>): { key: string; word: React.ReactNode }[] {
  return table.personal.flatMap((column) => {
    const value = row[column];
    if (value === null || value === undefined || value === "" || typeof value === "boolean") return [];
    const key = `${table.table} ${String(row.id ?? JSON.stringify(row))} ${column}`;
    return [{ key, word: typeof value === "string" ? <Word value={value} /> : JSON.stringify(value) }];
  });
}

function Word({ value }: { value: string }) {
  const format = useFormat();
  return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) ? format.dateTime(value) : value;
}
