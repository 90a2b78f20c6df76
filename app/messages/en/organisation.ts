export const organisation = {
  firstTeam: "Service desk",
} as const;
