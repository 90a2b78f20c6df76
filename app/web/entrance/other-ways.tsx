import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { useEffect, useState } from "react";
import { Problem } from "#ui/public/fields.tsx";
import { isCancelled, send } from "../passkey-ceremony.ts";
import { useText } from "../text.tsx";

/** The ways in beside address and password, as far as they are offered here. */
export function OtherWays({
  next,
  passkeys,
  provider,
}: {
  next: string;
  passkeys: "offered" | "absent";
  provider: string | null;
}) {
  const text = useText();
  return (
    <section className="other-ways" aria-label={text("entrance.otherWays")}>
      {passkeys === "offered" && <PasskeyButton next={next} />}
      {provider && (
        <form method="post" action={`/sign-in/single-sign-on?next=${encodeURIComponent(next)}`}>
          <button type="submit" className="button">
            {text("entrance.withProvider", { provider })}
          </button>
        </form>
      )}
    </section>
  );
}

/** Appears where scripts run and the browser knows passkeys. */
function PasskeyButton({ next }: { next: string }) {
  const text = useText();
  const [state, setState] = useState<"absent" | "ready" | "busy">("absent");
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if ("PublicKeyCredential" in window) setState("ready");
  }, []);
  if (state === "absent") return null;
  const signIn = async () => {
    setState("busy");
    setProblem(null);
    const failure = await ceremony();
    if (failure === null) return window.location.assign(next);
    setState("ready");
    setProblem(failure === "cancelled" ? null : (failure ?? text("entrance.passkeyFailed")));
  };
  return (
    <>
      <button type="button" className="button" onClick={signIn} disabled={state === "busy"}>
        {text("entrance.withPasskey")}
      </button>
      <Problem>{problem}</Problem>
    </>
  );
}

/** Null when it opened a session; else what went wrong, as a sentence where the server gave one. */
async function ceremony(): Promise<string | null | undefined> {
  const begun = await send<{ options: PublicKeyCredentialRequestOptionsJSON }>("/sign-in/passkey", {});
  if (!begun || "problem" in begun) return begun?.problem;
  const { startAuthentication } = await import("@simplewebauthn/browser");
  try {
    const response = await startAuthentication({ optionsJSON: begun.options });
    const done = await send<{ done: true }>("/sign-in/passkey", { response: JSON.stringify(response) });
    return done && "done" in done ? null : done?.problem;
  } catch (error) {
    return isCancelled(error) ? "cancelled" : undefined;
  }
}
