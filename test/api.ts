import { endpoints } from "#api/endpoints.ts";
import { serveApi } from "#api/serve.ts";
import { openBodyRooms } from "#core/request-body.ts";
import type { World } from "./world.ts";

export interface ApiAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever came back
  body: any;
}
export type ApiClient = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ApiAnswer>;

/** The API of a world, without a network; every answer is held against its schema. `key` null asks without one. */
export function apiOf(world: World, key: string | null, address = "127.0.0.1"): ApiClient {
  const app = serveApi(world.services, {
    endpoints,
    addressOf: () => address,
    languageOf: () => "en",
    requestIdOf: () => "a-request",
    bodies: openBodyRooms(),
    checkAnswers: "check",
  });
  return async (method, path, body, headers = {}) => {
    const form = body instanceof FormData;
    const response = await app.request(path, {
      method,
      headers: {
        ...(key && { Authorization: `Bearer ${key}` }),
        ...(body !== undefined && !form && { "Content-Type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : form || typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const json = response.headers.get("Content-Type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      body: json && text ? JSON.parse(text) : text,
    };
  };
}
