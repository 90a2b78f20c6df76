import { SubmitButton } from "#ui/staff/parts.tsx";
import { useText } from "../../text.tsx";

/** The links of all open invitations as a file. */
export function InvitationLinks({ weight }: { weight: "first" | "quiet" }) {
  const text = useText();
  return (
    <form method="post" action="/settings/people/invitation-links">
      <SubmitButton weight={weight}>{text("staffImport.links")}</SubmitButton>
    </form>
  );
}
