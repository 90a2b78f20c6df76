/** What the application needs to open connections; fits the options of `pg` as it is. */
export interface DatabaseConnection {
  /** A folder with a Unix socket, or 127.0.0.1 on Windows. */
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** How the database process ended; both are null when it was not our own child. */
export interface Ended {
  code: number | null;
  signal: string | null;
}

export interface EmbeddedDatabase {
  /** Stays the same for as long as this object lives, also over restarts of the database. */
  connection: DatabaseConnection;
  /** Stops the database cleanly and gives the data free for another app. May be called more than once. */
  stop(): Promise<void>;
  /** Settles once the database has ended for good, which only `stop` brings about. */
  exited: Promise<Ended>;
}

export interface EmbeddedDatabaseOptions {
  /** The data folder of the app; the database lives in `database` below it. Made when missing. */
  dataFolder: string;
  /** Receives one short line at a time for the operator. */
  log: (line: string) => void;
  /** PostgreSQL settings on top of ours, such as `{ max_connections: "50" }`. */
  settings?: Record<string, string>;
  /** Where the data of a database started by root lies; `/var/lib/kept` unless a test says otherwise. */
  systemFolder?: string;
}

/** A refusal with a message for the operator: show the message alone, the stack says nothing to them. */
export class DatabaseRefused extends Error {
  override name = "DatabaseRefused";
}
