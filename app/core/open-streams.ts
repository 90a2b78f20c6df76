import { TooManyOpen } from "./errors.ts";

/** Streams of one person at once: as many tabs in sight as anybody has on all their devices. */
const mostEach = 12;

/** A stream's place among those of its person, until it is closed. */
export interface OpenStream {
  close(): void;
}

/** What a stream does when it is told something. */
interface Ears {
  /** Its person may have lost what they may hear: they are to be read again before anything more is told. */
  look(): void;
  end(): void;
}

/** The live streams of this process, so that nobody holds more than a share and all end when it stops. */
export class OpenStreams {
  readonly #byPerson = new Map<string, Set<Ears>>();
  #stopped = false;

  /** Errors: TooManyOpen, before a stream is begun that would be one too many. */
  requireRoom(person: string): void {
    if ((this.#byPerson.get(person)?.size ?? 0) >= mostEach) throw new TooManyOpen();
  }

  open(person: string, ears: Ears): OpenStream {
    const own = this.#byPerson.get(person) ?? new Set<Ears>();
    own.add(ears);
    this.#byPerson.set(person, own);
    if (this.#stopped) ears.end();
    return {
      close: () => {
        own.delete(ears);
        if (own.size === 0 && this.#byPerson.get(person) === own) this.#byPerson.delete(person);
      },
    };
  }

  /** Something happened to a person: their streams look who they are before they tell more. */
  lookAgain(person: string): void {
    for (const ears of [...(this.#byPerson.get(person) ?? [])]) ears.look();
  }

  /** Ends them all: their pages come back by themselves, to whoever answers then. */
  endAll(): void {
    this.#stopped = true;
    for (const own of [...this.#byPerson.values()]) for (const ears of [...own]) ears.end();
  }
}
