import { createContext } from "react-router";
import type { Caller } from "#core/context.ts";
import type { Organisation } from "#domain/organisation/organisation.ts";

/** What the server hands to every loader and action. */
export interface PageRequest {
  caller: Caller;
  /** For scripts and styles of this answer alone. */
  nonce: string;
  /** Null before the first run is done. */
  organisation: Organisation | null;
}
export const pageRequest = createContext<PageRequest>();
