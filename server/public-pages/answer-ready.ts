import type { IncomingMessage, ServerResponse } from "node:http";
import { hasTag } from "#core/entity-tag.ts";
import type { Config } from "../config.ts";
import { isPublicHost } from "../hosts.ts";
import { newRequestId, type RequestLog } from "../request-log.ts";
import { isData, securityHeadersOf } from "../security-headers.ts";
import { languageAlone, pageKinds, type Variant, variantFor, variantOf } from "./page-kinds.ts";
import { bodyFor } from "./ready-bytes.ts";
import type { ReadyPages, Standing } from "./ready-pages.ts";

/** Milliseconds that a visitor waits at most for what all wait for, by why they wait. */
const patience: Record<Standing, number> = {
  ready: 0,
  reworded: 1_000,
  withdrawn: 2_000,
  unconfirmed: 2_000,
  missing: 10_000,
};
/** Milliseconds between two looks of those who wait, all together. */
const together = 20;

interface Answer {
  status: number;
  headers: [name: string, value: string][];
  body: Buffer | null;
}

type Asked = Pick<IncomingMessage, "method" | "headers">;

/** Answers with ready pages: by itself where every visitor reads the same, or for a reader whose language is known. */
export class ReadyAnswers {
  readonly #pages: ReadyPages;
  readonly #requests: RequestLog;
  readonly #isOurHost: (host: string) => boolean;
  readonly #security: Record<"page" | "data", [string, string][]>;
  readonly #unavailable: string;
  #nextLook: Promise<void> | null = null;

  constructor(
    config: Pick<Config, "development" | "publicUrl">,
    pages: ReadyPages,
    requests: RequestLog,
    unavailable: string,
  ) {
    this.#pages = pages;
    this.#requests = requests;
    this.#isOurHost = rememberedHosts(config.publicUrl);
    this.#security = {
      page: securityHeadersOf(config, "'none'"),
      data: securityHeadersOf(config, "data"),
    };
    this.#unavailable = unavailable;
  }

  /** The languages in which pages are ready; none before the organisation is set up. */
  get languages(): string[] {
    return this.#pages.languages;
  }

  /** Answers a request if a ready page is what it wants; else the application must, and the answer is false. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const { languages } = this.#pages;
    if (languages.length === 0) return false;
    const variant = variantFor(request, this.#isOurHost, languages);
    if (!variant) return false;
    const begun = performance.now();
    if (this.#pages.standingOf(variant) === "ready")
      this.#send(request, response, this.#read(variant, request), begun);
    else
      this.#settled(variant).then((standing) => {
        const answer = standing === "shown" ? this.#read(variant, request) : this.#away();
        this.#send(request, response, answer, begun);
      });
    return true;
  }

  /** The ready page for a reader whose language the application knows; null when there is none at this address. */
  async pageFor(request: Request, language: string): Promise<Response | null> {
    const { languages } = this.#pages;
    const { pathname, search } = new URL(request.url);
    const lang = languageAlone(search.slice(1));
    const wanted = (request.method === "GET" || request.method === "HEAD") && pageKinds.has(pathname);
    if (!wanted || lang === undefined || !languages.includes(language)) return null;
    const variant = variantOf(pathname, lang, language, languages);
    const asked = { method: request.method, headers: Object.fromEntries(request.headers) };
    const standing = await this.#settled(variant);
    const { status, headers, body } = standing === "shown" ? this.#read(variant, asked) : this.#away();
    return new Response(request.method === "HEAD" ? null : body && new Uint8Array(body), { status, headers });
  }

  /** Waits with everybody else until a page may be shown, or for too long. */
  async #settled(variant: Variant): Promise<"shown" | "away"> {
    const begun = performance.now();
    for (;;) {
      const standing = this.#pages.standingOf(variant);
      if (standing === "ready") return "shown";
      if (performance.now() - begun >= patience[standing]) return standing === "reworded" ? "shown" : "away";
      this.#nextLook ??= new Promise((resolve) => {
        setTimeout(() => {
          this.#nextLook = null;
          resolve();
        }, together);
      });
      await this.#nextLook;
    }
  }

  #read(variant: Variant, { headers: asked }: Asked): Answer {
    const ready = this.#pages.bytesOf(variant);
    if (!ready) return this.#away();
    const headers: [string, string][] = [
      ["Content-Type", ready.type],
      ["Cache-Control", ready.cacheControl],
      ["Vary", "Accept-Encoding, Accept-Language, Cookie"],
      ...this.#security[isData(ready.type) ? "data" : "page"],
    ];
    if (ready.etag) headers.push(["ETag", ready.etag]);
    if (ready.etag && hasTag(asked["if-none-match"], ready.etag)) return { status: 304, headers, body: null };
    const { body, encoding } = bodyFor(ready, String(asked["accept-encoding"] ?? ""));
    if (encoding !== "identity") headers.push(["Content-Encoding", encoding]);
    headers.push(["Content-Length", String(body.length)]);
    return { status: 200, headers, body };
  }

  #away(): Answer {
    return {
      status: 503,
      headers: [
        ["Content-Type", "text/plain; charset=utf-8"],
        ["Cache-Control", "no-store"],
        ["Retry-After", "2"],
        ...this.#security.page,
      ],
      body: Buffer.from(this.#unavailable),
    };
  }

  #send(request: IncomingMessage, response: ServerResponse, answer: Answer, begun: number): void {
    const id = newRequestId();
    response.writeHead(answer.status, [...answer.headers, ["X-Request-Id", id]].flat());
    response.end(request.method === "HEAD" ? undefined : (answer.body ?? undefined));
    const path = request.url?.split("?", 1)[0] ?? "";
    const seconds = (performance.now() - begun) / 1000;
    this.#requests.note({ id, method: request.method ?? "GET", path, status: answer.status, seconds });
  }
}

/** Whether a Host names ours; the answer for the few that are asked is remembered. */
function rememberedHosts(publicUrl: string): (host: string) => boolean {
  const known = new Map<string, boolean>();
  return (host) => {
    const answer = known.get(host) ?? isPublicHost(host, publicUrl);
    if (known.size > 20) known.clear();
    known.set(host, answer);
    return answer;
  };
}
