import { type ReactNode, useRef, useState } from "react";
import { useTools } from "./use-board.ts";

/** A button for what cannot be taken back: says what happens, and does it when one says yes. */
export function Asked({
  label,
  says,
  yes,
  act,
  children,
}: {
  label: ReactNode;
  says: string;
  yes: string;
  act: () => void;
  children?: ReactNode;
}) {
  const { text } = useTools();
  const [asked, setAsked] = useState<"no" | "yes">("no");
  const first = useRef<HTMLButtonElement>(null);
  const back = () => {
    setAsked("no");
    // The button stands there again at the next picture.
    requestAnimationFrame(() => first.current?.focus());
  };
  if (asked === "no") {
    return (
      <button ref={first} type="button" onClick={() => setAsked("yes")}>
        {label}
      </button>
    );
  }
  return (
    <span className="close-asks" role="alert">
      <span>{says}</span>
      {children}
      <button
        type="button"
        className="danger"
        // biome-ignore lint/a11y/noAutofocus: it has just been asked for
        autoFocus
        onClick={() => {
          setAsked("no");
          act();
        }}
      >
        {yes}
      </button>
      <button type="button" onClick={back}>
        {text("board.cancel")}
      </button>
    </span>
  );
}
