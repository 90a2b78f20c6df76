import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import type pg from "pg";
import { keyedDigest } from "#core/identifiers.ts";
import { openSession } from "./open-session.ts";

const twoWeeks = 60 * 60 * 24 * 14;

/**
 * The library with our names for its tables. Nothing of it is on the network: pages and commands call it, so that
 * every way in passes our own limits. A session ends two weeks after it began, used or not.
 */
export function openLibrary(pool: pg.Pool, options: { secret: string; publicUrl: string }) {
  return betterAuth({
    appName: "Kept",
    database: pool,
    secret: options.secret,
    baseURL: options.publicUrl,
    basePath: "/auth",
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, minPasswordLength: 15, maxPasswordLength: 128, autoSignIn: false },
    advanced: { cookiePrefix: "kept", useSecureCookies: options.publicUrl.startsWith("https:") },
    plugins: [
      twoFactor({
        issuer: "Kept",
        backupCodeOptions: { storeBackupCodes: digested(options.secret) },
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "auth_two_factors",
            fields: {
              userId: "user_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
      openSession(),
    ],
    session: {
      modelName: "auth_sessions",
      expiresIn: twoWeeks,
      disableSessionRefresh: true,
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      additionalFields: {
        method: { type: "string", required: false, input: false, fieldName: "method" },
        sharedDeviceId: { type: "string", required: false, input: false, fieldName: "shared_device_id" },
        lastUsedAt: { type: "date", required: false, input: false, fieldName: "last_used_at" },
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
}
export type Library = ReturnType<typeof openLibrary>;

const mark = "digest:";

/** What is kept of a recovery code. People may leave out its dash, and the library compares what it is given. */
export const recoveryDigest = (secret: string, code: string): string =>
  mark + keyedDigest(secret, "recovery-code", code.replace(/[\s-]/g, ""));

/** The library hands over the whole list each time one is spent: codes that are digests already stay as they are. */
const digested = (secret: string) => ({
  encrypt: async (list: string): Promise<string> =>
    JSON.stringify(
      (JSON.parse(list) as string[]).map((code) =>
        code.startsWith(mark) ? code : recoveryDigest(secret, code),
      ),
    ),
  decrypt: async (list: string): Promise<string> => list,
});
