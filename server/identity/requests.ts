/** Only what a session needs: the library must not read addresses or hosts from headers that anyone can set. */
export function forwarded(headers: Headers): Headers {
  const kept = new Headers();
  for (const name of ["cookie", "user-agent"]) {
    const value = headers.get(name);
    if (value) kept.set(name, value);
  }
  return kept;
}

/** For the second step of a sign-in, which must not take itself for a change by somebody who is in already. */
export function withoutSession(headers: Headers): Headers {
  const kept = forwarded(headers);
  const cookies = (kept.get("cookie") ?? "").split(/;\s*/);
  kept.set("cookie", cookies.filter((each) => !/^(__Secure-)?kept\.session_token=/.test(each)).join("; "));
  return kept;
}

/** What an answer of the library sets, for the answer of a page. */
export const cookiesOf = (answer: Response): string[] => answer.headers.getSetCookie();
