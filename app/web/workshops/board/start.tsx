import { createRoot } from "react-dom/client";
import { BoardRoot } from "./board-root.tsx";
import type { Shelf } from "./outbox.ts";
import { openStore } from "./store.ts";
import { textOf } from "./text.ts";
import type { BoardPlace } from "./use-board.ts";

/** The script of the board and the wall: takes what the page says about itself, and draws. */
function start(root: HTMLElement, place: BoardPlace): void {
  const text = textOf(place.texts, place.language, place.alone ? "alone" : undefined);
  const store = openStore({
    workshopId: place.workshopId,
    participantId: place.participantId,
    leads: place.leads,
    offline: text("board.offline"),
    shelf: shelfHere(),
    language: place.mode === "wall" ? null : place.language,
    hidden: place.mode === "wall" ? "keep" : "let-go",
  });
  createRoot(root).render(<BoardRoot place={place} store={store} text={text} />);
}

/** What this browser keeps; one that refuses (some private windows) keeps nothing beyond the page. */
function shelfHere(): Shelf {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  }
}

const root = globalThis.document?.getElementById("board");
const said = globalThis.document?.getElementById("board-place")?.textContent;
if (root && said) start(root, JSON.parse(said) as BoardPlace);
