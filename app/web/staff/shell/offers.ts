import { type Actor, onOwnDevice } from "#core/actor.ts";
import { mayBegin } from "#core/command.ts";
import { listImports } from "#domain/cases/import/imports.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { inviteEmployee } from "#domain/organisation/invitations.ts";
import { createPrinciple } from "#domain/philosophy/create-principle.ts";
import type { MessageKey } from "#messages/text.ts";

/** Something that can be done from anywhere. */
export interface Deed {
  path: string;
  label: MessageKey;
}

type Asked = Parameters<typeof mayBegin>[1];

const deeds: (Deed & { command: Asked; input?: object })[] = [
  { path: "/principles/new", label: "shell.newPrinciple", command: createPrinciple },
  { path: "/cases/new", label: "shell.recordVoice", command: recordVoice },
  { path: "/settings/people", label: "shell.invite", command: inviteEmployee, input: { role: "employee" } },
];

/** Places that are not open to everybody who works here, with what says to whom they are. */
const guarded: { path: string; isOpen: (actor: Actor) => boolean }[] = [
  { path: "/imports", isOpen: (actor) => mayBegin(actor, listImports) },
  { path: "/settings", isOpen: onOwnDevice },
];

/** What menu, keys and palette leave out for somebody, and what they may do from anywhere. */
export function offersFor(actor: Actor): { closed: string[]; deeds: Deed[] } {
  const closed = guarded.filter(({ isOpen }) => !isOpen(actor)).map(({ path }) => path);
  return {
    closed,
    deeds: deeds
      .filter(({ path }) => !closed.some((place) => path.startsWith(place)))
      .filter(({ command, input }) => mayBegin(actor, command, { input }))
      .map(({ path, label }) => ({ path, label })),
  };
}
