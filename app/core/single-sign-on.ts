/** Who the provider says has signed in there. */
export interface ProvedAccount {
  issuer: string;
  /** The provider's own name of the account, which it never gives to somebody else. */
  subject: string;
  /** The address that counts; or why none does: see {@link NoAddress}. */
  address: { email: string } | { missing: NoAddress };
}

/**
 * Why a provider's word gives us no address: it tells none (`untold`); it says that the address is not verified
 * (`unverified`); it never says whether it is, and the operator does not trust it for that domain (`unsaid`).
 */
export type NoAddress = "untold" | "unverified" | "unsaid";

/** Signing in at the organisation's own provider (OpenID Connect), as the operator configured it. */
export interface SingleSignOn {
  /** What the button calls it. */
  name: string;
  /** Where to send the browser, for a secret that only this browser holds. Errors: Conflict `provider_unreachable`. */
  begin(browserSecret: string): Promise<string>;
  /** Checks the answer that came back under that secret. Errors: Conflict `provider_refused`, `provider_unreachable`. */
  complete(answer: URL, browserSecret: string): Promise<ProvedAccount>;
}
