import type { Config } from "./config.ts";

/** JSON is read by programs: there is nothing in it to load or to run. */
export const isData = (type: string): boolean => /^application\/(problem\+)?json\b/.test(type);

/**
 * The headers of every answer. `scripts` is what may run: the nonce of a page that has scripts, or `'none'`; "data" for an
 * answer that no browser shows as a page, which may load nothing at all.
 */
export function securityHeadersOf(
  config: Pick<Config, "development" | "publicUrl">,
  scripts: string,
): [name: string, value: string][] {
  const headers: [string, string][] = [
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "same-origin"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["X-Frame-Options", "DENY"],
    [
      "Content-Security-Policy",
      scripts === "data"
        ? "default-src 'none'; frame-ancestors 'none'"
        : [
            "default-src 'self'",
            `script-src ${scripts}`,
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            `connect-src 'self'${config.development ? " ws:" : ""}`,
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
          ].join("; "),
    ],
  ];
  if (config.publicUrl.startsWith("https:")) headers.push(["Strict-Transport-Security", "max-age=31536000"]);
  return headers;
}
