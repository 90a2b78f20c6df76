import type { Context } from "hono";
import { Invalid, WrongMediaType } from "#core/errors.ts";
import { readJson } from "#core/json.ts";
import { boundLarge, type Held, mayBeLarge, mostOfForm, readSmall, unreadable } from "#core/request-body.ts";
import { type Endpoint, parametersOf } from "./expose.ts";

/** Bytes of a JSON body. */
const mostOfJson = 1024 * 1024;

/**
 * What an operation is given: path, named headers, and the query or body. Errors: Invalid, Malformed, WrongMediaType,
 * TooLarge, TooSlow, Unavailable.
 */
export async function inputOf(context: Context, endpoint: Endpoint, held: Held): Promise<unknown> {
  const parameters = Object.fromEntries(
    parametersOf(endpoint.path).map((name) => [name, context.req.param(name) ?? ""]),
  );
  const headers = Object.fromEntries(
    Object.entries(endpoint.options.headers ?? {}).map(([name, header]) => [
      name,
      context.req.header(header) ?? "",
    ]),
  );
  const body = endpoint.method === "GET" ? queryOf(context) : await bodyOf(context.req.raw, endpoint, held);
  const taken = Object.keys(body).filter((name) => name in parameters || name in headers);
  if (taken.length > 0) throw new Invalid(taken.map((path) => ({ path, code: "unknown_field" })));
  return { ...body, ...parameters, ...headers };
}

function queryOf(context: Context): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values,
    ]),
  );
}

async function bodyOf(request: Request, endpoint: Endpoint, held: Held): Promise<Record<string, unknown>> {
  if (endpoint.options.body === "multipart") return multipartOf(request, endpoint, held);
  const bytes = await readSmall(request, mostOfJson, held);
  if (bytes.byteLength === 0) return {};
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("Content-Type") ?? ""))
    throw new WrongMediaType("application/json");
  const body = readJson(new TextDecoder().decode(bytes));
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Invalid([{ path: "", code: "wrong_type" }]);
  }
  return { ...body };
}

async function multipartOf(
  request: Request,
  { operation: { upload } }: Endpoint,
  held: Held,
): Promise<Record<string, unknown>> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new Invalid([{ path: "file", code: "required" }]);
  const large = upload && mayBeLarge(request);
  const body = large ? boundLarge(request, upload.most, held) : await readSmall(request, mostOfForm, held);
  try {
    return Object.fromEntries(await new Response(body, { headers: { "Content-Type": type } }).formData());
  } catch (error) {
    throw unreadable(error);
  }
}
