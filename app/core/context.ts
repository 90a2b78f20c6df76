import type { Database, Queryable } from "#db/client.ts";
import type { Actor } from "./actor.ts";
import type { Identity } from "./identity.ts";
import type { Limits } from "./limits.ts";
import type { Live } from "./live.ts";
import type { OpenStreams } from "./open-streams.ts";
import type { Rooms } from "./rooms.ts";
import type { SingleSignOn } from "./single-sign-on.ts";

/** What a process makes once, in server/, and hands to pages, API and jobs with each request. */
export interface Services {
  database: Database;
  log: Log;
  limits: Limits;
  secret: string;
  publicUrl: string;
  /** Null when no mail server is configured: notices then stay in the app. */
  mail: MailSender | null;
  identity: Identity;
  /** Null when the operator configured none. */
  singleSignOn: SingleSignOn | null;
  live: Live;
  rooms: Rooms;
  streams: OpenStreams;
  /** The time; tests set their own. */
  clock: () => Date;
  /** The text of a message key in a language, with the organisation's customer word filled in. */
  text: (language: string, key: string, values?: Record<string, unknown>) => string;
}

/** The one answer to "do we mail?": every sentence about mail, and every page that offers it, asks this. */
export const mailStateOf = ({ mail }: Pick<Services, "mail">): "mails" | "no_mail" =>
  mail === null ? "no_mail" : "mails";

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Stable over repeats, so that a mail sent twice is one mail to its reader. */
  messageId: string;
  /** An entry for the reader's calendar (RFC 5545). */
  calendar?: string;
}
export interface MailSender {
  send(mail: Mail): Promise<void>;
}

/** Who asks, from where, in which language. One for each request or job. */
export interface Caller {
  services: Services;
  actor: Actor;
  /** Network address, for limits only; never stored. Null for jobs and the command line. */
  address: string | null;
  language: string;
  /** From If-Match: the revision that the caller read. */
  expectedRevision?: number;
  idempotencyKey?: string;
  /** Heard when the idempotency key was used before and its answer is given again. */
  onRepeated?: () => void;
  /** Of the request, as its answer and the log name it; none for jobs and the command line. */
  requestId?: string;
}

export interface QueryContext {
  db: Queryable;
  actor: Actor;
  now: Date;
  language: string;
  /** Network address of whoever asks, for limits only; never stored. */
  address: string | null;
  services: Services;
}

export interface Subject {
  type: string;
  id: string | null;
  /** The case it belongs to, if any: who may see the case may see the event. */
  caseId?: string | null;
}

/** `db` is the transaction of the command and the only handle in scope. */
export interface CommandContext extends QueryContext {
  record(
    type: string,
    subject: Subject,
    data?: Record<string, unknown>,
    personal?: Record<string, unknown>,
  ): void;
  /** A job that exists if and only if the command commits. A key makes a second one replace the first. */
  enqueue(
    job: string,
    payload: Record<string, unknown>,
    options?: { runAt?: Date; key?: string },
  ): Promise<void>;
  /** The same for many at once, each with a payload of its own: one round trip for thousands. */
  enqueueEach(job: string, payloads: Record<string, unknown>[]): Promise<void>;
}
