import { Form } from "react-router";
import { Mark } from "#ui/mark.tsx";
import { Card, SubmitButton } from "#ui/staff/parts.tsx";
import { useFormat, useMailState, useText } from "../../text.tsx";
import { InvitationLinks } from "./invitation-links-button.tsx";

interface OpenInvitation {
  id: string;
  name: string;
  email: string;
  role: "owner" | "lead" | "manager" | "employee";
  expiresAt: Date;
  mayRevoke: boolean;
  /** The codes with which a mail server refused its mail; null when none did. */
  mailRefusal: string | null;
}

/** Invitations whose links still work. */
export function OpenInvitations({ items }: { items: OpenInvitation[] }) {
  const text = useText();
  const format = useFormat();
  const mails = useMailState() === "mails";
  if (items.length === 0) return null;
  return (
    <Card title={text("settings.invitations")} actions={!mails && <InvitationLinks weight="quiet" />}>
      <ul className="lines">
        {items.map((item) => (
          <li key={item.id}>
            <span>
              {item.name} <span className="muted">· {text(`settings.roles.${item.role}`)}</span>
              <br />
              <span className="muted small">{item.email}</span>
              {item.mailRefusal && (
                <>
                  <br />
                  <Mark state="broken">{text("settings.mailRefused", { code: item.mailRefusal })}</Mark>
                </>
              )}
            </span>
            <span className="muted small">
              {text("settings.expires", { date: format.shortDate(item.expiresAt) })}
            </span>
            {item.mayRevoke && (
              <Form method="post">
                <input type="hidden" name="intent" value="revoke" />
                <input type="hidden" name="invitationId" value={item.id} />
                <SubmitButton weight="quiet" size="xs">
                  {text("settings.revoke")}
                  <span className="away"> · {item.name}</span>
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
