import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import type { Messages } from "#messages/en/index.ts";
import { registerMessages } from "#messages/text.ts";

/** A page carries the messages of its own language alone. */
const messages: Record<string, () => Promise<Messages>> = {
  en: async () => (await import("#messages/en/index.ts")).en,
  nl: async () => (await import("#messages/nl/index.ts")).nl,
};

const language = document.documentElement.lang in messages ? document.documentElement.lang : "en";
registerMessages(language, await (messages[language] as () => Promise<Messages>)());

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  );
});
