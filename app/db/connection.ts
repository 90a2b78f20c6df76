/** How to reach the database: a URL, or the parts of one. */
export type Connection =
  | { connectionString: string }
  | { host: string; port: number; user: string; password: string; database: string };

/** Who signs in at the database of an installation. */
export interface Connections {
  /** Changes the schema and gives rights, when a process starts, and does nothing else. */
  owner: Connection;
  /** The app, where the operator made a sign-in for it; null leaves that to us. */
  app: Connection | null;
  /** Of the sign-in that we make; the same for every process of an installation. */
  password: string;
}

/** The same database, as somebody else. */
export function signedInAs(connection: Connection, user: string, password: string): Connection {
  if (!("connectionString" in connection)) return { ...connection, user, password };
  const url = new URL(connection.connectionString);
  // What stands in the query counts more than what stands before the host, which may be missing.
  url.searchParams.set("user", user);
  url.searchParams.set("password", password);
  return { connectionString: url.href };
}
