/** Who the provider says has signed in there. */
export interface ProvedAccount {
  issuer: string;
  /** The provider's own name of the account, which it never gives to somebody else. */
  subject: string;
  /** Null unless the provider has verified it. */
  email: string | null;
}

/** Signing in at the organisation's own provider (OpenID Connect), as the operator configured it. */
export interface SingleSignOn {
  /** What the button calls it. */
  name: string;
  /** Where to send the browser, for a secret that only this browser holds. Errors: Conflict `provider_unreachable`. */
  begin(browserSecret: string): Promise<string>;
  /** Checks the answer that came back under that secret. Errors: Conflict `provider_refused`. */
  complete(answer: URL, browserSecret: string): Promise<ProvedAccount>;
}
