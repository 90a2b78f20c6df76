import { Link } from "react-router";
import { useText } from "../../text.tsx";

/** One click from what was said or decided to how it stands against our principles. */
export function CheckLink({ to }: { to: string }) {
  const text = useText();
  return (
    <Link className="check-link" to={to}>
      {text("checking.checkThis")}
    </Link>
  );
}
