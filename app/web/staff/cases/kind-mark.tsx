import { Away } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";

const signs = { complaint: "!", compliment: "♥", suggestion: "✎", question: "?" } as const;

/**
 * What kind of feedback it is: a word with a sign, or in a list the sign alone, with the word for whoever hears the page. In
 * no colour of good or bad: a complaint is a gift.
 */
export function KindMark({ kind, look = "words" }: { kind: keyof typeof signs; look?: "words" | "sign" }) {
  const text = useText();
  const word = text(`caseDesk.kind.${kind}`);
  return (
    <span className="mark none" title={word}>
      <span aria-hidden="true">{signs[kind]}</span> {look === "words" ? word : <Away>{word}</Away>}
    </span>
  );
}
