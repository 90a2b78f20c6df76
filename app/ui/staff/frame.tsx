import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { theme } from "./theme.ts";

/**
 * Gives staff pages their parts. Mantine is told "light" for ever; its colours are our tokens, and those follow the
 * device (mantine-tokens.css). The document carries `data-mantine-color-scheme="light"` from the server.
 */
export function StaffFrame({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme="light"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
