import { data } from "react-router";

/** The code by which a page says that this installation is not set up yet, and what to do. */
export const notSetUpCode = "not_set_up";

/** For a page that exists only once the organisation does: 404, with the words of the front door. */
export const notSetUp = () => data({ code: notSetUpCode }, { status: 404 });
