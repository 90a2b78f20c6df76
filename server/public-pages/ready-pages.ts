import { visitor } from "#core/actor.ts";
import type { Caller, Services } from "#core/context.ts";
import { ask } from "#core/execute.ts";
import { findOrganisation, type Organisation } from "#domain/organisation/organisation.ts";
import { getCharter } from "#domain/results/charter.ts";
import type { Followed } from "../live.ts";
import type { Pages } from "../pages.ts";
import { Reasons } from "./freshness.ts";
import { charterInApi, nameOf, pageKinds, type Variant, variantOf } from "./page-kinds.ts";
import { type ReadyBytes, readyBytesOf } from "./ready-bytes.ts";

/** Milliseconds after which a page is made anew though nothing was heard: figures grow old. */
const oldAfter = 30_000;
/** Milliseconds before what could not be made is tried again. */
const retryAfter = 1_000;

/** Whether a page may be shown, and if not, why not. */
export type Standing = "ready" | "reworded" | "withdrawn" | "unconfirmed" | "missing";

interface Made {
  ready: ReadyBytes;
  /** The newest reason that was known before it was made. */
  reason: number;
}

interface Sources {
  services: Services;
  pages: Pages;
  log: Pick<Followed, "subscribe" | "onOwnCommand" | "isConfirmed">;
  /** Reads again what texts in titles need. */
  refreshTexts(): Promise<void>;
}

/**
 * The pages that are the same for everybody, ready as bytes by language. They are made in the background, one after the
 * other: when the log says that what they show has changed, and every half minute. No visitor makes one; whoever comes
 * first to a language that nobody read yet waits with all others for the one that is being made.
 */
export class ReadyPages {
  readonly #sources: Sources;
  readonly #reasons = new Reasons();
  readonly #made = new Map<string, Made>();
  /** What is kept ready: what crowds come to, and whatever somebody asked for since. */
  readonly #kept = new Map<string, Variant>();
  #organisation: Organisation | null = null;
  #making: Promise<void> | null = null;
  #retry: NodeJS.Timeout | undefined;
  readonly #stops: (() => void)[] = [];

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Makes the first pages, and follows the log from here on. */
  async start(): Promise<void> {
    const { log } = this.#sources;
    const hear = (from: "log" | "own command") => (events: Parameters<Reasons["hear"]>[0]) => {
      if (this.#reasons.hear(events, from)) this.#make();
    };
    this.#stops.push(log.subscribe(hear("log")), log.onOwnCommand(hear("own command")));
    const timer = setInterval(() => {
      this.#reasons.passTime();
      this.#make();
    }, oldAfter);
    this.#stops.push(() => clearInterval(timer));
    await this.#make();
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) stop();
    clearTimeout(this.#retry);
    await this.#making;
  }

  /** The languages of the organisation; empty before there is one, and then nothing is ready. */
  get languages(): string[] {
    return this.#organisation?.languages ?? [];
  }

  /** The bytes of a page, whatever may be done with them. */
  bytesOf(variant: Variant): ReadyBytes | undefined {
    return this.#made.get(nameOf(variant))?.ready;
  }

  standingOf(variant: Variant): Standing {
    const name = nameOf(variant);
    const made = this.#made.get(name);
    if (!made) {
      if (!this.#kept.has(name)) {
        this.#kept.set(name, variant);
        this.#make();
      }
      return "missing";
    }
    if (made.reason < this.#reasons.taken) return "withdrawn";
    if (!this.#sources.log.isConfirmed()) return "unconfirmed";
    return made.reason < this.#reasons.worded ? "reworded" : "ready";
  }

  #make(): Promise<void> {
    this.#making ??= this.#makeAll()
      .catch((error) => {
        this.#sources.services.log.warn({ error: String(error) }, "a public page could not be made just now");
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => this.#make(), retryAfter);
      })
      .finally(() => {
        this.#making = null;
      });
    return this.#making;
  }

  /** Until nothing is behind any more. What was withdrawn meanwhile goes first again. */
  async #makeAll(): Promise<void> {
    let read = 0;
    for (;;) {
      const reason = this.#reasons.newest;
      if (read < reason) await this.#readOrganisation();
      read = reason;
      const behind = [...this.#kept].find(([name]) => (this.#made.get(name)?.reason ?? 0) < reason);
      if (!behind || !this.#organisation) return;
      const [name, variant] = behind;
      this.#made.set(name, { ready: await this.#makeOne(variant, this.#organisation), reason });
    }
  }

  async #readOrganisation(): Promise<void> {
    const { services, refreshTexts } = this.#sources;
    const [organisation] = await Promise.all([
      findOrganisation(services.database).catch((error) => {
        if (error?.status === 404) return null;
        throw error;
      }),
      refreshTexts(),
    ]);
    this.#organisation = organisation;
    for (const language of this.languages) {
      for (const { path, eager } of pageKinds.values()) if (eager) this.#keep(path, language);
      this.#keep(charterInApi, language);
    }
    for (const [name, { language }] of this.#kept) if (!this.languages.includes(language)) this.#forget(name);
  }

  #keep(path: string, language: string): void {
    const variant = variantOf(path, null, language, this.languages);
    this.#kept.set(nameOf(variant), variant);
  }

  #forget(name: string): void {
    this.#kept.delete(name);
    this.#made.delete(name);
  }

  async #makeOne(variant: Variant, organisation: Organisation): Promise<ReadyBytes> {
    const { services } = this.#sources;
    const caller: Caller = { services, actor: visitor, address: null, language: variant.language };
    if (variant.path !== charterInApi) return this.#makePage(variant, caller, organisation);
    const charter = await ask(caller, getCharter, { lang: variant.language });
    return readyBytesOf(JSON.stringify(charter), { type: "application/json", cacheControl: "no-cache" }, {});
  }

  async #makePage(variant: Variant, caller: Caller, organisation: Organisation): Promise<ReadyBytes> {
    const { services, pages } = this.#sources;
    const { path, language, asked } = variant;
    const query = asked === "by address" ? `?lang=${language}` : "";
    const request = new Request(services.publicUrl + path + query);
    const answer = await pages({
      request,
      nonce: "",
      organisation,
      caller,
      notes: { trouble: null, retryAfter: null },
    });
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    // A script would need a nonce of its own in every answer.
    if (/<script/i.test(body)) throw new Error(`${path} is no page without scripts`);
    const fresh = { once: () => crypto.randomUUID(), startedAt: () => services.clock().toISOString() };
    const tokens = (pageKinds.get(path)?.tokens ?? []).map((name) => [name, fresh[name]] as const);
    return readyBytesOf(
      body,
      {
        type: answer.headers.get("Content-Type") ?? "text/html; charset=utf-8",
        cacheControl: answer.headers.get("Cache-Control") ?? "no-cache",
      },
      Object.fromEntries(tokens),
    );
  }
}
