import { hashPassword, verifyPassword } from "better-auth/crypto";
import type pg from "pg";
import { type Identity, restMinutes, type SessionFacts } from "#core/identity.ts";
import { noteUnlessFull } from "#db/trouble.ts";
import { type Library, openLibrary } from "./identity/library.ts";
import { cookiesOf, forwarded } from "./identity/requests.ts";
import { secondStepOf } from "./identity/second-step.ts";

/**
 * Accounts and sessions, through better-auth: password hashing (scrypt), session tokens, cookies and codes are never
 * our own. It has a pool of its own, because it reads times in its own way.
 */
export function openIdentity(pool: pg.Pool, options: { secret: string; publicUrl: string }): Identity {
  const library = openLibrary(pool, options);
  return {
    ...accountsOf(library, pool),
    ...sessionsOf(library, pool),
    ...secondStepOf(library, pool, options.secret),
    digest: hashPassword,
    matches: (hash, password) => verifyPassword({ hash, password }),
  };
}

function accountsOf(
  library: Library,
  pool: pg.Pool,
): Pick<Identity, "createAccount" | "removeAccount" | "signIn" | "isPassword" | "changePassword"> {
  return {
    async createAccount({ name, email, password }) {
      const { user } = await library.api.signUpEmail({ body: { name, email, password } });
      return { userId: user.id };
    },
    async removeAccount(userId) {
      await pool.query("delete from auth_users where id = $1", [userId]);
    },
    async signIn({ email, password, headers }) {
      const answer = await library.api.signInEmail({
        body: { email, password, rememberMe: true },
        headers: forwarded(headers),
        asResponse: true,
      });
      if (!answer.ok) return null;
      const told = (await answer.json()) as { user?: { id: string }; twoFactorRedirect?: boolean };
      if (told.twoFactorRedirect) return { step: "second", cookies: cookiesOf(answer) };
      if (!told.user) throw new Error("the sign-in library opened a session for nobody");
      return { step: "done", userId: told.user.id, cookies: cookiesOf(answer) };
    },
    async isPassword({ password, headers }) {
      const answer = await library.api.verifyPassword({
        body: { password },
        headers: forwarded(headers),
        asResponse: true,
      });
      return answer.ok;
    },
    async changePassword({ currentPassword, password, headers }) {
      const answer = await library.api.changePassword({
        body: { currentPassword, newPassword: password },
        headers: forwarded(headers),
        asResponse: true,
      });
      return answer.ok;
    },
  };
}

function sessionsOf(
  library: Library,
  pool: pg.Pool,
): Pick<Identity, "openSession" | "signOut" | "sessionOf" | "endSessions"> {
  return {
    async openSession({ userId, method, sharedDeviceId = null, headers }) {
      const answer = await library.api.openSession({
        body: { userId, method, sharedDeviceId },
        headers: forwarded(headers),
        asResponse: true,
      });
      return { cookies: cookiesOf(answer) };
    },
    async signOut(headers) {
      const answer = await library.api.signOut({ headers: forwarded(headers), asResponse: true });
      return { cookies: cookiesOf(answer) };
    },
    async sessionOf(headers, use) {
      if (!headers.get("cookie")?.includes("kept.session_token")) return null;
      const found = await library.api.getSession({ headers: forwarded(headers) });
      if (!found) return null;
      const facts = {
        id: found.session.id,
        userId: found.user.id,
        sharedDeviceId: found.session.sharedDeviceId ?? null,
      };
      const idle = Date.now() - (found.session.lastUsedAt ?? found.session.createdAt).getTime();
      return keepAlive(pool, facts, idle, use);
    },
    async endSessions(userId) {
      await pool.query("delete from auth_sessions where user_id = $1", [userId]);
      await pool.query("delete from auth_verifications where value = $1", [userId]);
    },
  };
}

/** Notes a use by the minute. A session of a shared device that lay idle is over. */
async function keepAlive(
  pool: pg.Pool,
  session: SessionFacts,
  idle: number,
  use: "used" | "looked",
): Promise<SessionFacts | null> {
  if (session.sharedDeviceId !== null && idle > restMinutes * 60_000) {
    await pool.query("delete from auth_sessions where id = $1", [session.id]);
    return null;
  }
  if (use === "used" && idle > 60_000) {
    await noteUnlessFull(() =>
      pool.query("update auth_sessions set last_used_at = now() where id = $1", [session.id]),
    );
  }
  return session;
}
