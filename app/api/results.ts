import type { Endpoint } from "./expose.ts";

export const resultsEndpoints: Endpoint[] = [];
