import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip, gzipSync } from "node:zlib";

type Encoding = "br" | "gzip" | "identity";

/** An answer that is the same for everybody: its bytes, packed once in each way that browsers take. */
export interface ReadyBytes {
  type: string;
  cacheControl: string;
  /** Null where nobody may keep a copy. Weak, because the packed bytes differ. */
  etag: string | null;
  bodies: Record<Encoding, Buffer>;
  /** Places in the text for what differs from visitor to visitor; none in most pages. */
  tokens: Token[];
}

/** A hidden field whose value each visitor has to themselves. */
interface Token {
  start: number;
  end: number;
  fresh: () => string;
}

const zip = promisify(gzip);
const squeeze = promisify(brotliCompress);

/** Packs an answer, away from the event loop. `fresh` makes the values of hidden fields that no two visitors share. */
export async function readyBytesOf(
  body: string,
  { type, cacheControl }: Pick<ReadyBytes, "type" | "cacheControl">,
  fresh: Record<string, () => string>,
): Promise<ReadyBytes> {
  const tokens = Object.entries(fresh).map(([name, make]) => tokenIn(body, name, make));
  const identity = Buffer.from(body);
  const same = tokens.length === 0;
  const [gzipped, brotli] = same
    ? await Promise.all([
        zip(identity, { level: 9 }),
        squeeze(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      ])
    : [identity, identity];
  const digest = createHash("sha256").update(identity).digest("base64url").slice(0, 22);
  return {
    type,
    cacheControl,
    etag: same && !/no-store/.test(cacheControl) ? `W/"${digest}"` : null,
    bodies: { identity, gzip: gzipped, br: brotli },
    tokens: tokens.sort((one, other) => one.start - other.start),
  };
}

/** What one visitor gets: the packed bytes, or, where hidden fields are theirs alone, a copy with those filled in. */
export function bodyFor(
  ready: ReadyBytes,
  accepted: string | undefined,
): { body: Buffer; encoding: Encoding } {
  const encoding = encodingFor(accepted);
  if (ready.tokens.length === 0) return { body: ready.bodies[encoding], encoding };
  const text = ready.bodies.identity.toString();
  let filled = "";
  let from = 0;
  for (const { start, end, fresh } of ready.tokens) {
    filled += text.slice(from, start) + fresh();
    from = end;
  }
  filled += text.slice(from);
  return encoding === "identity"
    ? { body: Buffer.from(filled), encoding }
    : { body: gzipSync(filled, { level: 1 }), encoding: "gzip" };
}

function encodingFor(accepted = ""): Encoding {
  const taken = new Map(
    accepted
      .toLowerCase()
      .slice(0, 200)
      .split(",")
      .map((part) => {
        const [name = "", weight] = part.trim().split(/\s*;\s*q=/);
        return [name, weight === undefined ? 1 : Number(weight)] as const;
      }),
  );
  const takes = (name: string) => (taken.get(name) ?? 0) > 0;
  if (takes("br")) return "br";
  return takes("gzip") || takes("*") ? "gzip" : "identity";
}

/** Errors: when the page has no such field, or more than one. */
function tokenIn(body: string, name: string, fresh: () => string): Token {
  const found = [...body.matchAll(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`, "g"))];
  const [match] = found;
  if (!match || found.length > 1) throw new Error(`a page should have one hidden field ${name}`);
  const end = match.index + match[0].length - 1;
  return { start: end - (match[1]?.length ?? 0), end, fresh };
}
