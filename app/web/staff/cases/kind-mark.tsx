import { useText } from "../../text.tsx";

const signs = { complaint: "!", compliment: "♥", suggestion: "✎", question: "?" } as const;

/** What kind of voice it is: a word with a sign, in no colour of good or bad. A complaint is a gift. */
export function KindMark({ kind }: { kind: keyof typeof signs }) {
  const text = useText();
  return (
    <span className="mark none">
      <span aria-hidden="true">{signs[kind]}</span> {text(`caseDesk.kind.${kind}`)}
    </span>
  );
}
