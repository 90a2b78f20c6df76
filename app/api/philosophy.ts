import type { Endpoint } from "./expose.ts";

export const philosophyEndpoints: Endpoint[] = [];
