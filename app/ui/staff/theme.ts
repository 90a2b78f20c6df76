import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** Names only: what each name looks like stands in mantine-tokens.css, where it follows the device. */
const kept = Array.from({ length: 10 }, () => "#0b6b5b") as unknown as MantineColorsTuple;

/** Mantine in our tokens: the parts are theirs, the look is ours. */
export const theme = createTheme({
  colors: { kept },
  primaryColor: "kept",
  fontFamily: "var(--sans)",
  headings: { fontFamily: "var(--serif)", fontWeight: "600" },
  defaultRadius: 8,
  respectReducedMotion: true,
});
