import { betterAuth } from "better-auth";
import type pg from "pg";
import type { Identity } from "#core/context.ts";

/**
 * Accounts and sessions, through better-auth: password hashing (scrypt), session tokens and cookies are never our
 * own. It has a pool of its own, because it reads times in its own way.
 */
export function openIdentity(pool: pg.Pool, options: { secret: string; publicUrl: string }): Identity {
  const auth = betterAuth({
    database: pool,
    secret: options.secret,
    baseURL: options.publicUrl,
    basePath: "/auth",
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, minPasswordLength: 15, maxPasswordLength: 128, autoSignIn: false },
    advanced: { cookiePrefix: "kept", useSecureCookies: options.publicUrl.startsWith("https:") },
    session: {
      modelName: "auth_sessions",
      expiresIn: 60 * 60 * 24 * 14,
      updateAge: 60 * 60 * 24,
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    user: {
      modelName: "auth_users",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    account: {
      modelName: "auth_accounts",
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "auth_verifications",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
  });

  return {
    async createAccount({ name, email, password }) {
      const { user } = await auth.api.signUpEmail({ body: { name, email, password } });
      return { userId: user.id };
    },
    async removeAccount(userId) {
      await pool.query("delete from auth_users where id = $1", [userId]);
    },
    async signIn({ email, password, headers }) {
      const answer = await auth.api.signInEmail({
        body: { email, password, rememberMe: true },
        headers: forwarded(headers),
        asResponse: true,
      });
      if (!answer.ok) return null;
      const { user } = (await answer.json()) as { user: { id: string } };
      return { userId: user.id, cookies: answer.headers.getSetCookie() };
    },
    async signOut(headers) {
      const answer = await auth.api.signOut({ headers: forwarded(headers), asResponse: true });
      return { cookies: answer.headers.getSetCookie() };
    },
    async userOf(headers) {
      if (!headers.get("cookie")?.includes("kept.session_token")) return null;
      const session = await auth.api.getSession({ headers: forwarded(headers) });
      return session?.user.id ?? null;
    },
  };
}

/** Only what a session needs: the library must not read addresses or hosts from headers that anyone can set. */
function forwarded(headers: Headers): Headers {
  const kept = new Headers();
  for (const name of ["cookie", "user-agent"]) {
    const value = headers.get(name);
    if (value) kept.set(name, value);
  }
  return kept;
}
