import { data } from "react-router";

/** An address that leads nowhere: the document still learns which language its reader speaks. */
export function loader(): never {
  throw data({ code: "not_found" }, { status: 404 });
}

export default function NotHere() {
  return null;
}
