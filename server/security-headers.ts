import type { Config } from "./config.ts";

/** The headers of every answer. `scripts` is what may run: the nonce of a page that has scripts, or `'none'`. */
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
      [
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
