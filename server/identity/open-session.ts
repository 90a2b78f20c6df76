import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

const body = z.object({
  userId: z.string(),
  method: z.enum(["password", "second_step", "passkey", "single_sign_on", "pin"]),
  sharedDeviceId: z.string().nullable(),
});

/** Teaches the library to open a session for somebody whom we know by a passkey, their provider, or a PIN. */
export const openSession = () => ({
  id: "kept-open-session" as const,
  endpoints: {
    openSession: createAuthEndpoint.serverOnly({ method: "POST", body }, async (ctx) => {
      const { userId, method, sharedDeviceId } = ctx.body;
      const { internalAdapter } = ctx.context;
      const user = await internalAdapter.findUserById(userId);
      if (!user) throw new Error("a session for an account that does not exist");
      // On a shared device it ends with the browser, and after a day at the latest.
      const short = sharedDeviceId !== null;
      const session = await internalAdapter.createSession(userId, short, { method, sharedDeviceId });
      await setSessionCookie(ctx, { session, user }, short);
      return ctx.json({ id: session.id });
    }),
  },
});
