import { useText } from "../../text.tsx";

/** Recovery codes, shown this one time. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const text = useText();
  return (
    <section className="recovery" aria-label={text("account.recoveryCodes")}>
      <p>{text("account.recoveryOnce")}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
