import { type Trouble, troubleOf } from "#db/trouble.ts";

export type { Trouble };

/** One thing wrong with one field: `path` names the field, `code` is stable, `params` fill the sentence. */
export interface FieldError {
  path: string;
  code: string;
  params?: Record<string, string | number>;
}

/** A refusal that the person who asked can understand; everything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: FieldError[];
  readonly details: Record<string, unknown>;
  /** Seconds after which it may go better, where waiting helps. */
  readonly retryAfter: number | null;

  constructor(
    status: number,
    code: string,
    options: { fields?: FieldError[]; details?: Record<string, unknown>; retryAfter?: number } = {},
  ) {
    super(code);
    this.name = new.target.name;
    this.status = status;
    this.code = code;
    this.fields = options.fields ?? [];
    this.details = options.details ?? {};
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** Not to be read as what it says it is: 400. */
export class Malformed extends Refusal {
  constructor(code = "malformed") {
    super(400, code);
  }
}

/** Nobody, or nobody we know, asked: 401. */
export class Unauthenticated extends Refusal {
  constructor(code = "unauthenticated") {
    super(401, code);
  }
}

/** Known, but not allowed: 403. */
export class Forbidden extends Refusal {
  constructor(code = "forbidden") {
    super(403, code);
  }
}

/** Not there, or not for these eyes, which is the same answer: 404. */
export class NotFound extends Refusal {
  constructor(code = "not_found") {
    super(404, code);
  }
}

/** Understood, but the state of things stands in the way: 409. */
export class Conflict extends Refusal {
  constructor(code: string, details: Record<string, unknown> = {}) {
    super(409, code, { details });
  }
}

/** Somebody changed it since it was read: 412. */
export class Stale extends Refusal {
  constructor() {
    super(412, "stale");
  }
}

/** Not done by this method anywhere: 405. */
export class WrongMethod extends Refusal {
  constructor() {
    super(405, "wrong_method");
  }
}

/** The body did not come in time: 408. */
export class TooSlow extends Refusal {
  constructor() {
    super(408, "too_slow");
  }
}

/** Too large to read: 413. */
export class TooLarge extends Refusal {
  constructor() {
    super(413, "content_too_large");
  }
}

/** Of a kind that is not read here: 415. */
export class WrongMediaType extends Refusal {
  constructor(expected: string) {
    super(415, "unsupported_media_type", { details: { expected } });
  }
}

/** Refused beside its field: 422. */
export class Invalid extends Refusal {
  constructor(fields: FieldError[]) {
    super(422, "invalid", { fields });
  }
}

/** Too often: 429; `seconds` until it may be tried again. */
export class TooMany extends Refusal {
  readonly seconds: number;
  constructor(seconds: number) {
    super(429, "too_many", { details: { retryAfter: seconds }, retryAfter: seconds });
    this.seconds = seconds;
  }
}

/** More than one person needs, open at once: 429. */
export class TooManyOpen extends Refusal {
  constructor() {
    super(429, "too_many_open", { retryAfter: 5 });
  }
}

/** Too much under way at once, or the database does not answer just now: 503. */
export class Unavailable extends Refusal {
  constructor(code: "unavailable" | "busy", options: { cause?: unknown } = {}) {
    super(503, code, { retryAfter: code === "busy" ? 5 : 2 });
    this.cause = options.cause;
  }
}

/** Nothing more can be written until there is room again: 507. */
export class StorageFull extends Refusal {
  constructor(options: { cause?: unknown } = {}) {
    super(507, "storage_full");
    this.cause = options.cause;
  }
}

/** An error of the database itself as what a caller is told; null where it is a fault of ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const trouble = troubleOf(error);
  if (trouble === "away") return new Unavailable("unavailable", { cause: error });
  return trouble === "full" ? new StorageFull({ cause: error }) : null;
}
