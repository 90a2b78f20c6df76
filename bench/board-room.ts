import { call } from "./board-client.ts";

export interface Participant {
  participantId: string;
  token: string;
}
export interface BoardRoom {
  /** Address of the workshop in the API. */
  api: string;
  areaId: string;
  participants: Participant[];
}

interface Frame {
  phaseId: string;
  phases: { id: string; kind: string }[];
  areas: { id: string }[];
}

/** A workshop in a phase in which all see each other's notes at once, with guests who joined by its code. */
export async function openBoard(kept: { url: string; key: string }, guests: number): Promise<BoardRoom> {
  const base = `${kept.url}/api/v1/workshops`;
  const made = await call<{ id: string; code: string }>(
    "POST",
    base,
    { templateId: "blank", title: "Bench" },
    kept.key,
  );
  const api = `${base}/${made.id}`;
  const board = await call<{ shared: { frame: Frame } }>("GET", `${api}/board`, undefined, kept.key);
  const { phaseId, phases, areas } = board.shared.frame;
  const discuss = phases.find((phase) => phase.kind === "discuss");
  await call("POST", `${api}/phase`, { from: phaseId, phaseId: discuss?.id }, kept.key);
  const participants: Participant[] = [];
  for (let index = 0; index < guests; index += 1) {
    participants.push(
      await call("POST", `${api}/participants`, { code: made.code, name: `Guest ${index + 1}` }),
    );
  }
  return { api, areaId: areas[0]?.id ?? "", participants };
}
