import type { Services } from "#core/context.ts";
import { keyedDigest, newToken } from "#core/identifiers.ts";

const cookie = "kept.known_devices";
/** A year, in seconds; accounts of one browser that are kept. */
const lasts = 365 * 86_400;
const mostAccounts = 5;

type Signer = Pick<Services, "secret">;

/** A device on which an account was opened before: `account.device.signature`, none of which says a name. */
interface KnownDevice {
  account: string;
  device: string;
}

const accountOf = ({ secret }: Signer, email: string): string => keyedDigest(secret, "known-account", email);
const signatureOf = ({ secret }: Signer, { account, device }: KnownDevice): string =>
  keyedDigest(secret, "known-device", account, device);

/** What a browser shows of earlier good sign-ins, with everything left out that we did not sign. */
function knownDevices(services: Signer, headers: Headers): KnownDevice[] {
  const value = new RegExp(`(?:^|;\\s*)${cookie}=([\\w.~-]{1,2000})`).exec(headers.get("Cookie") ?? "")?.[1];
  return (value ?? "").split("~").flatMap((entry) => {
    const [account, device, signature] = entry.split(".");
    if (!account || !device || !signature) return [];
    return signatureOf(services, { account, device }) === signature ? [{ account, device }] : [];
  });
}

/** This browser's own id for an account that it opened before, or for any account; null when there is none. */
export function knownDevice(services: Signer, headers: Headers, email?: string): string | null {
  const account = email === undefined ? null : accountOf(services, email);
  const known = knownDevices(services, headers);
  return known.find((each) => account === null || each.account === account)?.device ?? null;
}

/** The cookie that a browser gets after a good sign-in: failures elsewhere do not slow it down from now on. */
export function knownDeviceCookie(
  services: Pick<Services, "secret" | "publicUrl">,
  headers: Headers,
  email: string,
): string {
  const account = accountOf(services, email);
  const known = knownDevices(services, headers);
  const device = known.find((each) => each.account === account)?.device ?? newToken();
  const others = known.filter((each) => each.account !== account).slice(0, mostAccounts - 1);
  const entries = [{ account, device }, ...others].map(
    (each) => `${each.account}.${each.device}.${signatureOf(services, each)}`,
  );
  const secure = services.publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${cookie}=${entries.join("~")}; Path=/sign-in; Max-Age=${lasts}; HttpOnly; SameSite=Lax${secure}`;
}
