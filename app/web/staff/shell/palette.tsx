import { Modal } from "@mantine/core";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useFetcher, useNavigate } from "react-router";
import { useText } from "../../text.tsx";
import { KeyList } from "./keys.tsx";
import type { Deed } from "./offers.ts";
import { placesFor } from "./places.ts";
import { useFoundRights } from "./use-found-rights.ts";

export interface Entry {
  id: string;
  group: string;
  label: string;
  path: string;
  leave: boolean;
}

/** What is open to whoever asks: nothing else is offered. */
interface Offers {
  closed: string[];
  deeds: Deed[];
}

interface FoundCase {
  id: string;
  reference: string;
}

/** Over any page: the palette, or the list of keys. */
export function Palette({
  overlay,
  close,
  offers,
}: {
  overlay: "palette" | "keys" | null;
  close: () => void;
  offers: Offers;
}) {
  const text = useText();
  return (
    <>
      <Modal.Root
        opened={overlay === "palette"}
        onClose={close}
        size="lg"
        yOffset="12vh"
        transitionProps={{ duration: 0 }}
      >
        <Modal.Overlay />
        <Modal.Content className="palette" aria-label={text("shell.palette")}>
          <Modal.Body p={0}>
            <Search close={close} offers={offers} />
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
      <Modal
        opened={overlay === "keys"}
        onClose={close}
        title={text("shell.keysTitle")}
        closeButtonProps={{ "aria-label": text("shell.close") }}
        transitionProps={{ duration: 0 }}
        classNames={{ title: "dialog-title" }}
      >
        <KeyList closed={offers.closed} />
      </Modal>
    </>
  );
}

function Search({ close, offers }: { close: () => void; offers: Offers }) {
  const text = useText();
  const navigate = useNavigate();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const { found, looking } = useFoundCase(typed);
  const rights = useFoundRights(typed);
  const entries = useEntries(typed, { case: found, looking }, rights, offers);
  const current = entries[Math.min(chosen, entries.length - 1)];

  const go = (entry: Entry) => {
    close();
    if (entry.leave) window.location.assign(entry.path);
    else navigate(entry.path);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && entries.length > 0) setChosen((chosen + step + entries.length) % entries.length);
    else if (event.key === "Enter" && current && !event.nativeEvent.isComposing) go(current);
    else return;
    event.preventDefault();
  };

  return (
    <div className="palette-search">
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={current && `${list}-${current.id}`}
        aria-label={text("shell.paletteHint")}
        placeholder={text("shell.paletteHint")}
        data-autofocus=""
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <div id={list} role="listbox" aria-label={text("shell.palette")}>
        {entries.map((entry, index) => (
          <div key={entry.id}>
            {entry.group !== entries[index - 1]?.group && (
              <p className="palette-group" aria-hidden="true">
                {entry.group}
              </p>
            )}
            <div
              role="option"
              id={`${list}-${entry.id}`}
              tabIndex={-1}
              aria-selected={entry === current}
              className="palette-entry"
              onMouseMove={() => setChosen(index)}
              onClick={() => go(entry)}
              onKeyDown={press}
            >
              {entry.label}
              {entry.leave && <span aria-hidden="true"> ↗</span>}
            </div>
          </div>
        ))}
      </div>
      <p className="palette-nothing" role="status">
        {entries.length === 0 && text(looking ? "shell.paletteLooking" : "shell.paletteNothing")}
      </p>
    </div>
  );
}

/** The case with exactly this reference, if the asker may see it: asked a moment after the last key. */
function useFoundCase(typed: string): { found: FoundCase | null; looking: boolean } {
  const { load, data, state } = useFetcher<{ asked: string; case: FoundCase | null }>();
  const asked = typed.trim();
  const worthAsking = asked.length >= 2 && /\d/.test(asked);
  useEffect(() => {
    if (!worthAsking) return;
    const timer = setTimeout(() => load(`/cases-by-reference?reference=${encodeURIComponent(asked)}`), 150);
    return () => clearTimeout(timer);
  }, [asked, worthAsking, load]);
  const answered = data?.asked === asked;
  return {
    found: worthAsking && answered ? data.case : null,
    looking: worthAsking && (!answered || state !== "idle"),
  };
}

function useEntries(
  typed: string,
  { case: kase, looking }: { case: FoundCase | null; looking: boolean },
  rights: Entry[],
  offers: Offers,
): Entry[] {
  const text = useText();
  const wanted = plain(typed);
  const goals = placesFor(offers).map((place) => ({
    id: place.path.replaceAll("/", "-"),
    group: text("shell.goTo"),
    label: text(place.label),
    path: place.path,
    leave: place.leave === "leave",
  }));
  const deed = offers.deeds.map((each) => ({
    id: `do${each.path.replaceAll("/", "-")}`,
    group: text("shell.doThis"),
    label: text(each.label),
    path: each.path,
    leave: false,
  }));
  const found = kase && {
    id: "case",
    group: text("shell.found"),
    label: text("shell.paletteCase", { reference: kase.reference }),
    path: `/cases/${kase.id}`,
    leave: false,
  };
  const words = typed.trim();
  // Last, so that a name that fits is what Enter opens; and not while a reference is being looked for.
  const withWords = {
    id: "words",
    group: text("shell.foundWords"),
    label: text("shell.paletteWords", { words }),
    path: `/cases?${new URLSearchParams({ words })}`,
    leave: false,
  };
  return [
    ...(found ? [found] : []),
    ...rights,
    ...[...deed, ...goals].filter(({ label }) => plain(label).includes(wanted)),
    ...(words.length >= 2 && !looking ? [withWords] : []),
  ];
}

/** Without case and accents, for finding. */
const plain = (words: string): string =>
  words
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .trim();
