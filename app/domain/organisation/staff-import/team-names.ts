import { pathMark } from "../team-paths.ts";

/** A team that a row names: one that there is, or one that would have to be made. */
export interface NamedTeam {
  id: string | null;
  path: string;
  /** Paths that would have to be made for it, those above first. */
  toMake: string[];
}

/** Finds teams by what people write: a name, or a path from any team above it. */
export class TeamNames {
  readonly #paths: { id: string; path: string; parts: string[] }[];
  readonly #known = new Map<string, NamedTeam | "ambiguous">();

  /** @param paths every team's whole path by its id */
  constructor(paths: ReadonlyMap<string, string>) {
    this.#paths = [...paths].map(([id, path]) => ({ id, path, parts: partsOf(path).map(small) }));
  }

  /**
   * The team of this name: the one at exactly this path, or else the only one whose path ends so. One that there is
   * not gets the path at which it would stand.
   */
  find(text: string): NamedTeam | "ambiguous" {
    const parts = partsOf(text);
    const key = parts.map(small).join(pathMark);
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#search(parts);
    this.#known.set(key, found);
    return found;
  }

  #search(parts: string[]): NamedTeam | "ambiguous" {
    const wanted = parts.map(small);
    const ending = this.#paths.filter((team) => endsWith(team.parts, wanted));
    const exact = ending.filter((team) => team.parts.length === wanted.length);
    const [only, other] = exact.length > 0 ? exact : ending;
    if (only && other) return "ambiguous";
    if (only) return { id: only.id, path: only.path, toMake: [] };
    if (parts.length < 2) return { id: null, path: parts.join(), toMake: [parts.join()] };
    const above = this.find(parts.slice(0, -1).join(pathMark));
    if (above === "ambiguous") return above;
    const path = `${above.path}${pathMark}${parts.at(-1) ?? ""}`;
    return { id: null, path, toMake: [...above.toMake, path] };
  }
}

/** The names of a path, from the top: a slash with spaces around it stands between them. */
export const partsOf = (path: string): string[] => path.split(/\s+\/\s+/).map((part) => part.trim());

const small = (name: string): string => name.toLowerCase();

const endsWith = (parts: string[], wanted: string[]): boolean =>
  wanted.length <= parts.length &&
  wanted.every((part, index) => parts[parts.length - wanted.length + index] === part);
