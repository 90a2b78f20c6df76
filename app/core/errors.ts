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

  constructor(
    status: number,
    code: string,
    options: { fields?: FieldError[]; details?: Record<string, unknown> } = {},
  ) {
    super(code);
    this.name = new.target.name;
    this.status = status;
    this.code = code;
    this.fields = options.fields ?? [];
    this.details = options.details ?? {};
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

/** Too large to read: 413. */
export class TooLarge extends Refusal {
  constructor() {
    super(413, "content_too_large");
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
    super(429, "too_many", { details: { retryAfter: seconds } });
    this.seconds = seconds;
  }
}
