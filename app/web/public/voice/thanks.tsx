import type { QrPath } from "#blocks/qr-codes/qr-path.ts";
import { QrCode } from "#ui/qr-code.tsx";
import { useText } from "../../text.tsx";
import { usePublicLink } from "../link.ts";

/** What the one who told us takes along. The link is shown here and in their mail, and nowhere else. */
export interface Told {
  reference: string;
  kind: string;
  followUrl: string;
  /** The link as a code for a camera. */
  qr: QrPath;
  mailedTo: string | null;
}

/** Thanks first; then the reference and the link. */
export function Thanks({ told }: { told: Told }) {
  const text = useText();
  const link = usePublicLink();
  return (
    <>
      <div className="opening">
        <h1>{text("listening.thanks")}</h1>
        <p>{text(told.kind === "compliment" ? "listening.thanksCompliment" : "listening.thanksLead")}</p>
      </div>
      <section className="card receipt">
        <dl>
          <dt>{text("listening.yourReference")}</dt>
          <dd className="reference num">{told.reference}</dd>
          <dt>{text("listening.yourLink")}</dt>
          <dd className="link">{told.followUrl}</dd>
        </dl>
        <p>{text("listening.yourLinkSay")}</p>
        <div className="keep">
          <QrCode {...told.qr} label={text("listening.yourLinkCode")} />
          <p>
            {text("listening.keepHow")}{" "}
            <a href={mailtoOf(told, text("listening.yourLink"))}>{text("listening.keepByMail")}</a>
          </p>
        </div>
        {told.mailedTo && <p>{text("listening.mailed", { email: told.mailedTo })}</p>}
        <div className="row">
          <a className="button first" href={told.followUrl}>
            {text("listening.openLink")}
          </a>
          <a className="button" href={link("/tell-us")}>
            {text("listening.tellMore")}
          </a>
        </div>
      </section>
    </>
  );
}

/** A mail that they write to themselves, in their own program: nothing goes through us. */
const mailtoOf = ({ reference, followUrl }: Told, subject: string): string =>
  `mailto:?subject=${encodeURIComponent(`${subject}: ${reference}`)}&body=${encodeURIComponent(followUrl)}`;
