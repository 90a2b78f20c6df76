import { useEffect } from "react";
import { useText } from "../../text.tsx";

const rest = 15 * 60_000;
const beat = 60_000;

/** On a shared device: who is signed in, and the way to hand it over. After a quarter of an hour of rest it does so itself. */
export function SharedDeviceStrip({ device, name }: { device: string; name: string }) {
  const text = useText();
  useHandOver();
  return (
    <div className="shared-strip">
      <p>{text("account.onShared", { device, name })}</p>
      <form method="post" action="/sign-out" id="hand-over">
        <button type="submit">{text("account.handOver")}</button>
      </form>
    </div>
  );
}

/** Hands over when no key, finger or button moved for a while; while they do, the session is kept alive by the minute. */
function useHandOver(): void {
  useEffect(() => {
    let last = Date.now();
    let told = Date.now();
    const leave = () => (document.getElementById("hand-over") as HTMLFormElement | null)?.submit();
    const use = () => {
      last = Date.now();
      if (last - told < beat) return;
      told = last;
      fetch("/shared-device/stay", { method: "POST" }).then(
        (answer) => answer.status === 401 && leave(),
        // Without a connection the next minute tries again.
        () => undefined,
      );
    };
    const timer = setInterval(() => Date.now() - last >= rest && leave(), 5_000);
    // Not moves of the mouse: a browser makes them up when the page changes below one that lies still.
    const signs = ["pointerdown", "keydown", "wheel"] as const;
    for (const sign of signs) addEventListener(sign, use, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, use);
    };
  }, []);
}
