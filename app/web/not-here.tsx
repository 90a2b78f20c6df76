import { data } from "react-router";

/** An address that leads nowhere: the document still learns which language its reader speaks. */
export const loader = nothing;
export const action = nothing;

function nothing(): never {
  throw data({ code: "not_found" }, { status: 404 });
}

export default function NotHere() {
  return null;
}
