import { createContext } from "react-router";
import type { Caller } from "#core/context.ts";
import type { Trouble } from "#core/errors.ts";
import type { Organisation } from "#domain/organisation/organisation.ts";

/** What the server hands to every loader and action. */
export interface PageRequest {
  caller: Caller;
  /** For scripts and styles of this answer alone. */
  nonce: string;
  /** Null before the first run is done. */
  organisation: Organisation | null;
  /** For the server to say with its answer; the router keeps an answer's headers to itself. */
  notes: { trouble: Trouble | null; retryAfter: number | null };
}
export const pageRequest = createContext<PageRequest>();
