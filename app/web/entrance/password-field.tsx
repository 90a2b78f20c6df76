import { useEffect, useState } from "react";
import { TextField } from "#ui/public/fields.tsx";
import { useText } from "../text.tsx";

/**
 * A password that may be looked at while it is typed. The button appears where scripts run. What is sent leaves as a
 * password again: a browser keeps lines of text to offer them later, and passwords it does not.
 */
export function PasswordField(props: {
  name: string;
  label: string;
  autoComplete: "current-password" | "new-password";
  hint?: string;
  error?: string;
  required?: boolean;
}) {
  const { name } = props;
  const text = useText();
  const [state, setState] = useState<"no button" | "untouched" | "hidden" | "shown">("no button");
  useEffect(() => {
    setState("untouched");
    const field = document.getElementById(name);
    const form = field?.closest("form");
    const hide = () => {
      field?.setAttribute("type", "password");
      setState("untouched");
    };
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, [name]);
  const shown = state === "shown";
  return (
    <TextField
      {...props}
      type={shown ? "text" : "password"}
      beside={
        <>
          {state !== "no button" && (
            <button
              type="button"
              className="button"
              aria-controls={name}
              onClick={() => setState(shown ? "hidden" : "shown")}
            >
              {text(shown ? "entrance.hidePassword" : "entrance.showPassword")}
            </button>
          )}
          <span className="away" role="status">
            {shown && text("entrance.passwordShown")}
            {state === "hidden" && text("entrance.passwordHidden")}
          </span>
        </>
      }
    />
  );
}
