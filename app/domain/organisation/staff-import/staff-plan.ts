import { createHash } from "node:crypto";
import { pace } from "#core/turns.ts";
import type { LevelName, RefusedRow, RowReason, StaffRow } from "./staff-row.ts";
import type { NamedTeam } from "./team-names.ts";

/** Somebody who works here, left, or is invited already. */
export interface KnownPerson {
  kind: "employee" | "left" | "invited";
  id: string;
  name: string;
  email: string;
  role: string;
  level: LevelName | null;
  language: string;
  teams: { id: string; path: string }[];
}

/** One thing that a row would change, as people read it. */
export interface Difference {
  field: "name" | "teams" | "level" | "language";
  from: string | null;
  to: string;
}
export interface ChangedRow {
  row: StaffRow;
  person: KnownPerson;
  differences: Difference[];
}

/** What would become of each row, and of whoever stands in none. */
export interface StaffPlan {
  added: (StaffRow & { name: string })[];
  changed: ChangedRow[];
  unchanged: number;
  refused: RefusedRow[];
  /** Who works here and is in no row: nothing happens to them. */
  missing: KnownPerson[];
  /** Paths of teams that must be made, those above first. */
  teams: string[];
}

interface Rules {
  /** Whether teams that there are not may be made; otherwise their rows are refused. */
  missingTeams: "make" | "refuse";
  /** Whether this actor may change somebody of that role. */
  mayHandle: (role: string) => boolean;
}

/** Holds rows against who is known: one person for each mail address, the first row for each counts. */
export async function planStaff(
  rows: StaffRow[],
  refusedAlready: RefusedRow[],
  known: KnownPerson[],
  rules: Rules,
): Promise<StaffPlan> {
  const people = new Map(known.map((person) => [person.email.toLowerCase(), person]));
  const seen = new Map<string, number>();
  const teams = new Map<string, string>();
  const plan: StaffPlan = {
    added: [],
    changed: [],
    unchanged: 0,
    refused: [...refusedAlready],
    missing: [],
    teams: [],
  };
  for (const row of rows) {
    await everySome(row.line);
    const refuse = (code: RowReason, field: RefusedRow["field"], params: RefusedRow["params"] = {}) =>
      plan.refused.push({ line: row.line, email: row.email, field, reason: { of: "row", code }, params });
    const earlier = seen.get(row.email);
    if (earlier !== undefined) {
      refuse("email_twice", "email", { line: earlier });
      continue;
    }
    seen.set(row.email, row.line);
    const person = people.get(row.email);
    const unmade = (row.teams ?? []).filter((team) => team.id === null);
    for (const { toMake } of unmade) for (const path of toMake) teams.set(path.toLowerCase(), path);
    const { name } = row;
    if (person?.kind === "left") refuse("person_left", "email");
    else if (unmade.length > 0 && rules.missingTeams === "refuse")
      refuse("unknown_team", "teams", { team: unmade.map((team) => team.path).join("; ") });
    else if (!person) {
      if (name === null) refuse("name_missing", "name");
      else plan.added.push({ ...row, name });
    } else {
      const differences = differencesOf(row, person);
      if (differences.length === 0) plan.unchanged += 1;
      else if (!rules.mayHandle(person.role)) refuse("only_owners", null);
      else plan.changed.push({ row, person, differences });
    }
  }
  for (const { email } of refusedAlready) if (email !== null) seen.set(email, 0);
  plan.missing = known.filter(
    (person) => person.kind === "employee" && !seen.has(person.email.toLowerCase()),
  );
  plan.refused.sort((one, other) => one.line - other.line);
  plan.teams = [...teams.values()];
  return plan;
}

/** Others have their turn after some hundred rows. */
const everySome = (line: number): Promise<void> | undefined => (line % 200 === 0 ? pace() : undefined);

/** What a row says otherwise than it stands; what it does not say stays. */
function differencesOf(row: StaffRow, person: KnownPerson): Difference[] {
  const differences: Difference[] = [];
  for (const field of ["name", "level", "language"] as const) {
    const to = row[field];
    if (to !== null && to !== person[field]) differences.push({ field, from: person[field], to });
  }
  if (row.teams && keysOf(row.teams) !== keysOf(person.teams)) {
    const list = (teams: { path: string }[]) => teams.map((team) => team.path).join("; ");
    differences.push({ field: "teams", from: list(person.teams) || null, to: list(row.teams) });
  }
  return differences;
}

const keysOf = (teams: Pick<NamedTeam, "id" | "path">[]): string =>
  teams
    .map((team) => team.id ?? team.path.toLowerCase())
    .sort()
    .join();

/** The mark of a plan: whoever applies one says which they looked at. Hexadecimal. */
export async function markOf({ added, changed, teams }: StaffPlan): Promise<string> {
  const hash = createHash("sha256");
  for (const row of [...added, ...changed.map(({ row, person }) => [row, person]), teams]) {
    hash.update(`${JSON.stringify(row)}\n`);
    if ("line" in row) await everySome(row.line);
  }
  return hash.digest("hex");
}
