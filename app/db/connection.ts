/** How to reach the database: a URL, or the parts of one. */
export type Connection =
  | { connectionString: string }
  | { host: string; port: number; user: string; password: string; database: string };

/** The role under which the app works: it may not change or delete what happened. */
export const appRole = "kept_app";
