import type { Chance, Share } from "./random.ts";
import type { Topic } from "./texts/topic.ts";
import type { Conversation, Kind, Language } from "./write-texts.ts";

/** Who works in which team. */
export interface Staff {
  teamIds: ReadonlyMap<string, string>;
  /** Ids and names by team. */
  members: ReadonlyMap<string, { id: string; name: string }[]>;
  desk: { id: string; name: string }[];
}

export interface Telling {
  now: Date;
  secret: string;
  staff: Staff;
  principleIds: string[];
  chance: Chance;
  pace: { answer(receivedAt: Date, now: Date): number; end(topic: Topic): number };
  outcomes: Record<"late" | "broken" | "released", Share>;
  topic: Topic;
  kind: Kind;
  receivedAt: Date;
}

/** What is settled about a case before its rows are written. */
export interface Plot extends Telling {
  caseId: string;
  language: Language;
  name: string | null;
  owner: { id: string; name: string };
  words: Conversation;
  answeredAt: Date;
  endsAt: Date;
}
