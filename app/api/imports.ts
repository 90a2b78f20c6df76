import type { Endpoint } from "./expose.ts";

export const importsEndpoints: Endpoint[] = [];
