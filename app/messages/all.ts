import { en } from "./en/index.ts";
import { nl } from "./nl/index.ts";
import { registerMessages } from "./text.ts";

/** Everything that this installation can say; the server knows all languages, a page only its own. */
registerMessages("en", en);
registerMessages("nl", nl);
