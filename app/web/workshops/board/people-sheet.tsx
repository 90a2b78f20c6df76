import { useState } from "react";
import { Asked } from "./asked.tsx";
import { IconHand } from "./icons.ts";
import { Sheet } from "./sheet.tsx";
import { facilitatesNow, isClosed, movesAlone, ownChair, thingsOf } from "./state.ts";
import type { Participant, Role } from "./types.ts";
import { useBoardState, useTools } from "./use-board.ts";

const rank: Record<Role, number> = { facilitator: 0, cofacilitator: 1, participant: 2 };
const byRank = (one: Participant, other: Participant) =>
  Number(other.hand) - Number(one.hand) ||
  rank[one.role] - rank[other.role] ||
  (one.name ?? "￿").localeCompare(other.name ?? "￿");

/** Who takes part, hands first; one's own name and table; and for facilitators who holds which role. */
export function PeopleSheet({ close }: { close: () => void }) {
  const { text } = useTools();
  const state = useBoardState();
  const people = [...thingsOf(state, "participant").values()].filter((each) => !each.removed).sort(byRank);
  const here = people.filter((each) => each.here);
  const gone = people.filter((each) => !each.here);
  return (
    <Sheet title={text("board.peopleHere", { count: here.length })} close={close}>
      {movesAlone(state) && <p className="quiet">{text("board.onlyYouMove")}</p>}
      {!isClosed(state) && <OwnChair />}
      <People people={here} />
      {gone.length > 0 && (
        <details className="people-away">
          <summary>{text("board.peopleAway", { count: gone.length })}</summary>
          <People people={gone} />
        </details>
      )}
    </Sheet>
  );
}

const People = ({ people }: { people: Participant[] }) => (
  <ul className="people">
    {people.map((person) => (
      <Person key={person.id} person={person} />
    ))}
  </ul>
);

function Person({ person }: { person: Participant }) {
  const { act, text } = useTools();
  const state = useBoardState();
  const may = facilitatesNow(state) && !isClosed(state);
  const isMe = person.id === state.participantId;
  const change = (input: object) => act("changeParticipant", { participantId: person.id, ...input });
  return (
    <li className={person.here ? "person" : "person gone"}>
      <div>
        <span className="person-name">
          {person.name ?? text("board.noName")}
          {isMe && ` (${text("board.you")})`}
        </span>
        <span className="quiet">
          {[
            person.role !== "participant" && text(`board.roles.${person.role}`),
            person.speaksFor > 1 && text("board.speaksFor", { count: person.speaksFor }),
            person.countsFor < person.speaksFor && text("board.countsFor", { count: person.countsFor }),
            person.muted && text("board.muted"),
            person.ready && text("board.isReady"),
            !person.here && text("board.away"),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      <div className="person-acts">
        {person.hand && (
          <button
            type="button"
            disabled={!may && !isMe}
            onClick={() => (isMe ? act("changeOwnChair", { hand: false }) : change({ hand: false }))}
          >
            <IconHand size={18} aria-hidden="true" /> {text("board.lowerHand")}
          </button>
        )}
        {may && person.speaksFor > person.countsFor && (
          <button type="button" onClick={() => change({ countsFor: person.speaksFor })}>
            {text("board.confirmFor", { count: person.speaksFor })}
          </button>
        )}
        {may && !isMe && person.role !== "facilitator" && <PersonMenu person={person} change={change} />}
      </div>
    </li>
  );
}

/** What those who facilitate may do with a chair; to facilitate is for those who work here. */
function PersonMenu({ person, change }: { person: Participant; change: (input: object) => unknown }) {
  const { text } = useTools();
  return (
    <details className="role-menu">
      <summary>
        {text("board.role")}
        <span className="away">: {person.name ?? text("board.noName")}</span>
      </summary>
      <div>
        {person.colleague && (
          <button type="button" onClick={() => change({ role: "facilitator" })}>
            {text("board.handOver")}
          </button>
        )}
        {person.colleague && (
          <button
            type="button"
            onClick={() => change({ role: person.role === "participant" ? "cofacilitator" : "participant" })}
          >
            {text(person.role === "participant" ? "board.makeCofacilitator" : "board.makeParticipant")}
          </button>
        )}
        {person.role === "participant" && (
          <button type="button" onClick={() => change({ muted: !person.muted })}>
            {text(person.muted ? "board.unmute" : "board.mute")}
          </button>
        )}
        {!person.colleague && <RemoveGuest person={person} />}
      </div>
    </details>
  );
}

/** Sends a guest away, and makes the code that they know open nothing unless somebody says otherwise. */
function RemoveGuest({ person }: { person: Participant }) {
  const { act, text } = useTools();
  const [code, choose] = useState<"new" | "same">("new");
  const remove = async () => {
    const answer = await act("changeParticipant", { participantId: person.id, removed: true });
    if (answer.ok && code === "new") await act("renewCode", {});
  };
  return (
    <Asked
      label={text("board.removePerson")}
      says={text("board.removePersonSay")}
      yes={text("board.removePerson")}
      act={remove}
    >
      <label className="switch">
        <input
          type="checkbox"
          checked={code === "new"}
          onChange={(event) => choose(event.currentTarget.checked ? "new" : "same")}
        />
        {text("board.alsoNewCode")}
      </label>
    </Asked>
  );
}

/** One's own name, and for how many one speaks: said openly. */
function OwnChair() {
  const { act, text } = useTools();
  const me = ownChair(useBoardState());
  if (!me) return null;
  return (
    <div className="own-chair">
      <label>
        {text("board.yourName")}
        <input
          defaultValue={me.name ?? ""}
          maxLength={60}
          autoComplete="name"
          onBlur={(event) => {
            const name = event.currentTarget.value.trim() || null;
            if (name !== me.name) act("changeOwnChair", { name });
          }}
        />
      </label>
      <label>
        {text("board.speakFor")}
        <input
          type="number"
          min={1}
          max={50}
          defaultValue={me.speaksFor}
          onBlur={(event) => {
            const speaksFor = Number(event.currentTarget.value);
            if (speaksFor !== me.speaksFor && Number.isInteger(speaksFor) && speaksFor >= 1)
              act("changeOwnChair", { speaksFor });
          }}
        />
      </label>
      <p className="quiet">{text("board.speakForSay")}</p>
      {me.countsFor < me.speaksFor && (
        <p role="status">{text("board.waitsConfirmed", { count: me.countsFor })}</p>
      )}
    </div>
  );
}
