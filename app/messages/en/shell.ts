/** The frame of staff pages: navigation, account, command palette. */
export const shell = {
  main: "Main",
  home: "Home",
} as const;
