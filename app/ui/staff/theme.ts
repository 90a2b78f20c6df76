import { createTheme, type MantineColorsTuple } from "@mantine/core";

const kept: MantineColorsTuple = [
  "#e1f0eb",
  "#c6e3da",
  "#9fd0c1",
  "#74bca7",
  "#4ea78f",
  "#2b907a",
  "#0b6b5b",
  "#095c4e",
  "#074d41",
  "#064a3f",
];

/** Mantine in our tokens: the parts are theirs, the look is ours. */
export const theme = createTheme({
  colors: { kept },
  primaryColor: "kept",
  primaryShade: { light: 6, dark: 3 },
  fontFamily: "var(--sans)",
  headings: { fontFamily: "var(--serif)", fontWeight: "600" },
  defaultRadius: 8,
  autoContrast: true,
});
