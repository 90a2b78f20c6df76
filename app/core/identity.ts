/** How somebody proved who they are when their session began. */
export type SignInMethod = "password" | "second_step" | "passkey" | "single_sign_on" | "pin";

/** A session on a shared device is over when nobody has done anything for this long. */
export const restMinutes = 15;

/** The session of a request, as far as rights depend on it. */
export interface SessionFacts {
  id: string;
  userId: string;
  /** The shared device on which it was opened with a PIN, or null. */
  sharedDeviceId: string | null;
}

/** What came of address and password: in, or on to the second step; the cookies say so to the browser. */
export type SignedIn =
  | { step: "done"; userId: string; cookies: string[] }
  | { step: "second"; cookies: string[] };

/** Accounts, passwords, sessions and second steps, kept by the sign-in library. */
export interface Identity {
  createAccount(input: { name: string; email: string; password: string }): Promise<{ userId: string }>;
  removeAccount(userId: string): Promise<void>;
  /** Answers alike, in body and in time, for unknown addresses and wrong passwords: null. */
  signIn(input: { email: string; password: string; headers: Headers }): Promise<SignedIn | null>;
  /** The second step of a sign-in: `wrong`, `over` when it must begin again, `locked` for a quarter of an hour. */
  finishSignIn(input: {
    code: string;
    kind: "app" | "recovery";
    trust: "once" | "month";
    headers: Headers;
  }): Promise<{ userId: string; cookies: string[] } | "wrong" | "over" | "locked">;
  /** A session for somebody who proved themselves in another way than by password. It lasts a day for a PIN. */
  openSession(input: {
    userId: string;
    method: SignInMethod;
    sharedDeviceId?: string;
    headers: Headers;
  }): Promise<{ cookies: string[] }>;
  signOut(headers: Headers): Promise<{ cookies: string[] }>;
  /** Null without a session. `use` says whether a person does something, which keeps a short session alive. */
  sessionOf(headers: Headers, use: "used" | "looked"): Promise<SessionFacts | null>;
  /** Ends every session of an account, and forgets the devices that were spared the second step. */
  endSessions(userId: string): Promise<void>;
  isPassword(input: { password: string; headers: Headers }): Promise<boolean>;
  /** False when the current password is wrong. */
  changePassword(input: { currentPassword: string; password: string; headers: Headers }): Promise<boolean>;
  /** Begins a second step: the `otpauth:` address for the app, and recovery codes that are shown once. */
  beginSecondStep(input: {
    password: string;
    headers: Headers;
  }): Promise<{ address: string; recoveryCodes: string[] } | "wrong_password" | "already">;
  /** Confirms it by a first code. */
  confirmSecondStep(input: { code: string; headers: Headers }): Promise<{ cookies: string[] } | null>;
  endSecondStep(input: { password: string; headers: Headers }): Promise<{ cookies: string[] } | null>;
  newRecoveryCodes(input: { password: string; headers: Headers }): Promise<string[] | null>;
  /** Slow salted digest of a secret that people choose, and its check. */
  digest(secret: string): Promise<string>;
  matches(digest: string, secret: string): Promise<boolean>;
}
