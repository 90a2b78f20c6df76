import { isAPIError } from "better-auth/api";
import type pg from "pg";
import { hashOf } from "#core/identifiers.ts";
import type { Identity } from "#core/identity.ts";
import type { Library } from "./library.ts";
import { recoveryDigest } from "./library.ts";
import { cookiesOf, forwarded, withoutSession } from "./requests.ts";

type SecondStep = Pick<
  Identity,
  "finishSignIn" | "beginSecondStep" | "confirmSecondStep" | "endSecondStep" | "newRecoveryCodes"
>;

/** Codes of an authenticator app (RFC 6238, six digits, thirty seconds, one step of drift either way) and recovery codes. */
export function secondStepOf(library: Library, pool: pg.Pool, secret: string): SecondStep {
  return {
    async finishSignIn({ code, kind, trust, headers }) {
      const input = {
        headers: withoutSession(headers),
        asResponse: true as const,
      };
      const trustDevice = trust === "month";
      const answer =
        kind === "app"
          ? await library.api.verifyTOTP({ ...input, body: { code, trustDevice } })
          : await library.api.verifyBackupCode({
              ...input,
              body: { code: recoveryDigest(secret, code), trustDevice },
            });
      if (!answer.ok) return refusalOf(answer);
      const { user, token } = (await answer.json()) as { user: { id: string }; token: string };
      if (kind === "app" && !(await spend(pool, user.id, code))) {
        await pool.query("delete from auth_sessions where token = $1", [token]);
        return "over";
      }
      await pool.query("update auth_sessions set method = 'second_step' where token = $1", [token]);
      return { userId: user.id, cookies: cookiesOf(answer) };
    },
    async beginSecondStep({ password, headers }) {
      try {
        const begun = await library.api.enableTwoFactor({ body: { password }, headers: forwarded(headers) });
        if (begun.method !== "totp") throw new Error("the second step is no app");
        return { address: begun.totpURI, recoveryCodes: begun.backupCodes };
      } catch (error) {
        if (!isAPIError(error)) throw error;
        return error.body?.code === "INVALID_PASSWORD" ? "wrong_password" : "already";
      }
    },
    async confirmSecondStep({ code, headers }) {
      const answer = await library.api.verifyTOTP({
        body: { code },
        headers: forwarded(headers),
        asResponse: true,
      });
      return answer.ok ? { cookies: cookiesOf(answer) } : null;
    },
    async endSecondStep({ password, headers }) {
      const answer = await library.api.disableTwoFactor({
        body: { password },
        headers: forwarded(headers),
        asResponse: true,
      });
      return answer.ok ? { cookies: cookiesOf(answer) } : null;
    },
    async newRecoveryCodes({ password, headers }) {
      try {
        const { backupCodes } = await library.api.generateBackupCodes({
          body: { password },
          headers: forwarded(headers),
        });
        return backupCodes;
      } catch (error) {
        if (isAPIError(error)) return null;
        throw error;
      }
    },
  };
}

async function refusalOf(answer: Response): Promise<"wrong" | "over" | "locked"> {
  const { code } = (await answer.json()) as { code?: string };
  if (code === "ACCOUNT_TEMPORARILY_LOCKED") return "locked";
  return code === "INVALID_CODE" || code === "INVALID_BACKUP_CODE" ? "wrong" : "over";
}

/** A code counts once while its time lasts, also for two who send it at the same moment. */
async function spend(pool: pg.Pool, userId: string, code: string): Promise<boolean> {
  await pool.query("delete from spent_codes where user_id = $1 and spent_at < now() - interval '5 minutes'", [
    userId,
  ]);
  const { rowCount } = await pool.query(
    "insert into spent_codes (user_id, code_hash, spent_at) values ($1, $2, now()) on conflict do nothing",
    [userId, hashOf(code)],
  );
  return rowCount === 1;
}
