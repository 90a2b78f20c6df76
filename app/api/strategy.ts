import type { Endpoint } from "./expose.ts";

export const strategyEndpoints: Endpoint[] = [];
