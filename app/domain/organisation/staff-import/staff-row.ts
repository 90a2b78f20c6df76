import type { z } from "zod";
import type { Services } from "#core/context.ts";
import { fieldErrorsOf } from "#core/field-errors.ts";
import { Email } from "#core/mail-address.ts";
import { Line } from "#core/validation.ts";
import type { Messages } from "#messages/en/index.ts";
import { languageName } from "#messages/formats.ts";
import { startOf } from "#messages/shorten.ts";
import { Level } from "../employees.ts";
import type { StaffField, StaffRecord } from "./staff-file.ts";
import { type NamedTeam, partsOf, type TeamNames } from "./team-names.ts";

export type LevelName = z.output<typeof Level>;

/** A row as we understood it; null is what the file does not say, and stays as it is. */
export interface StaffRow {
  line: number;
  email: string;
  name: string | null;
  teams: NamedTeam[] | null;
  level: LevelName | null;
  language: string | null;
}

/** What is wrong with a row as such: what has no sentence in the messages cannot be said. */
export type RowReason = keyof Messages["staffImport"]["reason"];

/** Why a row is refused: as a row, or for what is wrong with a field of it as with that field anywhere. */
export type Reason = { of: "row"; code: RowReason } | { of: "field"; code: string };

/** A row that becomes nothing, and why. */
export interface RefusedRow {
  line: number;
  /** As far as it could be read. */
  email: string | null;
  field: StaffField | null;
  reason: Reason;
  params: Record<string, string | number>;
}

/** What a row may say. */
export interface Vocabulary {
  teams: TeamNames;
  languages: string[];
  /** From a word in small letters to the level or the language that it means. */
  levelWords: ReadonlyMap<string, LevelName>;
  languageWords: ReadonlyMap<string, string>;
}

const mostTeams = 50;

class Refused extends Error {
  readonly reason: Reason;
  readonly field: StaffField | null;
  readonly params: Record<string, string | number>;
  constructor(
    reason: RowReason | Reason,
    field: StaffField | null,
    params: Record<string, string | number> = {},
  ) {
    super("refused");
    this.reason = typeof reason === "string" ? { of: "row", code: reason } : reason;
    this.field = field;
    this.params = params;
  }
}

/** Understands one record, or says what is wrong with it. */
export function readStaffRow(record: StaffRecord, words: Vocabulary): StaffRow | RefusedRow {
  const { line, cells } = record;
  let email: string | null = null;
  try {
    if (record.problem) throw new Refused(record.problem, null);
    if (!cells.email) throw new Refused("email_missing", "email");
    email = readValue(Email, cells.email, "email");
    return {
      line,
      email,
      name: cells.name ? readValue(Line(120), cells.name, "name") : null,
      teams: cells.teams ? teamsIn(cells.teams, words.teams) : null,
      level: cells.level ? wordIn(cells.level, words.levelWords, "level") : null,
      language: cells.language ? languageIn(cells.language, words) : null,
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { line, email, field: error.field, reason: error.reason, params: error.params };
  }
}

export const isRefused = (row: StaffRow | RefusedRow): row is RefusedRow => "reason" in row;

function readValue<Value>(schema: z.ZodType<Value>, text: string, field: StaffField): Value {
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  const [first] = fieldErrorsOf(result.error);
  throw new Refused({ of: "field", code: first?.code ?? "invalid" }, field, first?.params);
}

/** Several teams have a semicolon, a bar or a new line between them. */
function teamsIn(cell: string, names: TeamNames): NamedTeam[] {
  const found = new Map<string, NamedTeam>();
  for (const text of cell.split(/[;|\n]/).map((part) => part.trim())) {
    if (text === "") continue;
    for (const part of partsOf(text)) readValue(Line(120), part, "teams");
    const team = names.find(text);
    if (team === "ambiguous") throw new Refused("ambiguous_team", "teams", { team: text });
    found.set(team.id ?? team.path.toLowerCase(), team);
  }
  if (found.size > mostTeams) throw new Refused("too_many_teams", "teams", { maximum: mostTeams });
  return [...found.values()];
}

function wordIn<Meaning>(
  text: string,
  words: ReadonlyMap<string, Meaning>,
  field: "level" | "language",
): Meaning {
  const meaning = words.get(smallWord(text));
  if (meaning === undefined) throw new Refused(`unknown_${field}`, field, { word: startOf(text, 60) });
  return meaning;
}

function languageIn(text: string, { languages, languageWords }: Vocabulary): string {
  const language = wordIn(text, languageWords, "language");
  if (!languages.includes(language))
    throw new Refused({ of: "field", code: "not_a_language" }, "language", { options: languages.join(", ") });
  return language;
}

const smallWord = (text: string): string => text.toLowerCase().replace(/[\s\-_]/g, "");

/** The words for levels and languages in every language that we speak, and their names in the API. */
export function wordsFor({ text }: Services): Pick<Vocabulary, "levelWords" | "languageWords"> {
  const spoken = ["en", "nl"];
  const levelWords = new Map(
    Level.options.flatMap((level) =>
      [level, ...spoken.map((language) => text(language, `people.levels.${level}`))].map(
        (word) => [smallWord(word), level] as const,
      ),
    ),
  );
  const languageWords = new Map(
    ["en", "nl", "fr", "de", "es"].flatMap((language) =>
      [language, ...[...spoken, language].map((reader) => languageName(reader, language))].map(
        (word) => [smallWord(word ?? language), language] as const,
      ),
    ),
  );
  return { levelWords, languageWords };
}
