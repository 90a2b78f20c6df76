import type { Endpoint } from "./expose.ts";

export const listeningEndpoints: Endpoint[] = [];
