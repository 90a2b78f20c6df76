import type { Endpoint } from "./expose.ts";

export const casesEndpoints: Endpoint[] = [];
