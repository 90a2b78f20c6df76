import { useText } from "../../text.tsx";
import { titled } from "../../title.ts";
import type { Route } from "./+types/thanks";

export const headers: Route.HeadersFunction = () => ({ "Cache-Control": "no-store" });
export const meta = titled("reading.pageTitle");

/** Past an answer: an address without a link, so that nothing leads back to it. */
export default function ReadingThanks() {
  const text = useText();
  return (
    <div className="opening">
      <h1>{text("reading.thanks")}</h1>
      <p>{text("reading.thanksText")}</p>
    </div>
  );
}
