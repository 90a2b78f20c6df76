import { type ReactNode, useEffect, useId, useState } from "react";
import { dateFormat } from "#messages/formats.ts";
import { useTools } from "../board/use-board.ts";
import { type FoundThing, longest } from "./things.ts";

/** Milliseconds after the last key in which one looks. */
const pause = 250;

/** What was picked, with the words that it is to have on the board. */
export type Picks = ReadonlyMap<string, { thing: FoundThing; words: string }>;

/** Bad moments or voices to pick from: looked for by their words, picked by a tap, worded for the board. */
export function BringFound({
  of,
  begin,
  picks,
  pick,
  children,
}: {
  of: "moments" | "cases";
  /** One that is picked from the start. */
  begin: string | null;
  picks: Picks;
  pick: (change: (picks: Picks) => Picks) => void;
  /** Where it is to hang. */
  children: ReactNode;
}) {
  const { store, text } = useTools();
  const [search, setSearch] = useState("");
  const [found, setFound] = useState<FoundThing[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const take = (answer: Awaited<ReturnType<typeof store.send>>, earlier: FoundThing[]) => {
    if (!answer.ok) return setProblem(answer.problem);
    const { items, nextCursor } = answer.result as unknown as Page;
    setProblem("");
    setFound([...earlier, ...items]);
    setNext(nextCursor);
    return items;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for other words only
  useEffect(() => {
    let stands = true;
    const timer = window.setTimeout(async () => {
      const answer = await store.send("findEvidence", { of, search, limit: 20 });
      if (stands) take(answer, []);
    }, pause);
    return () => {
      stands = false;
      window.clearTimeout(timer);
    };
  }, [of, search, store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what the address asked for
  useEffect(() => {
    if (!begin || picks.has(begin)) return;
    store.send("findEvidence", { of, id: begin }).then((answer) => {
      const [thing] = answer.ok ? (answer.result as unknown as Page).items : [];
      if (thing) pick((all) => new Map(all).set(thing.id, { thing, words: thing.text }));
    });
  }, [begin, of, store]);
  const more = async () => {
    take(await store.send("findEvidence", { of, search, limit: 20, cursor: next }), found ?? []);
  };
  const elsewhere = [...picks.values()].filter(({ thing }) => !found?.some(({ id }) => id === thing.id));
  const rows = [...elsewhere.map(({ thing }) => thing), ...(found ?? [])];
  const id = useId();
  return (
    <>
      <div className="bring-field">
        <label htmlFor={id}>{text(`bringing.look.${of}`)}</label>
        <input
          id={id}
          type="search"
          maxLength={100}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <p className="bring-wrong" role="alert">
        {problem}
      </p>
      {children}
      {found?.length === 0 && (
        <p className="quiet" role="status">
          {text(search ? "bringing.noneFound" : `bringing.none.${of}`)}
        </p>
      )}
      <ul className="bring-preview">
        {rows.map((thing) => (
          <FoundRow key={thing.id} thing={thing} picks={picks} pick={pick} />
        ))}
      </ul>
      {next && (
        <button type="button" onClick={more}>
          {text("bringing.more")}
        </button>
      )}
    </>
  );
}

interface Page {
  items: FoundThing[];
  nextCursor: string | null;
}

function FoundRow({
  thing,
  picks,
  pick,
}: {
  thing: FoundThing;
  picks: Picks;
  pick: (change: (picks: Picks) => Picks) => void;
}) {
  const { place, text } = useTools();
  const id = useId();
  const picked = picks.get(thing.id);
  const toggle = () =>
    pick((all) => {
      const after = new Map(all);
      if (!after.delete(thing.id)) after.set(thing.id, { thing, words: thing.text });
      return after;
    });
  const write = (words: string) => pick((all) => new Map(all).set(thing.id, { thing, words }));
  const names = picked ? thing.names.filter((name) => picked.words.includes(name)) : [];
  const facts = [
    thing.reference,
    thing.kind && text(`bringing.kinds.${thing.kind}`),
    dayIn(place.language, thing.on),
    thing.principle && text("bringing.prevented", { principle: thing.principle }),
  ].filter(Boolean);
  return (
    <li className={picked ? "taken" : undefined}>
      <input type="checkbox" id={id} checked={picked !== undefined} onChange={toggle} />
      <div>
        <label htmlFor={id}>{thing.text}</label>
        <span className="quiet">{facts.join(" · ")}</span>
        {thing.onBoard && <span className="bring-mark mark-on_board">{text("bringing.marks.on_board")}</span>}
        {picked && (
          <>
            <textarea
              rows={3}
              maxLength={longest.notes}
              aria-label={text("bringing.wording")}
              aria-describedby={`${id}-names`}
              value={picked.words}
              onChange={(event) => write(event.currentTarget.value)}
            />
            <span className={names.length > 0 ? "bring-wrong" : "quiet"} id={`${id}-names`}>
              {names.length > 0
                ? text("bringing.names", { names: names.join(", ") })
                : text("bringing.wordingSay")}
            </span>
          </>
        )}
      </div>
    </li>
  );
}

const dayIn = (language: string, day: string): string =>
  dateFormat(language, {
    dateStyle: "medium",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
