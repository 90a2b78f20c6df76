/** When a workshop is, and with whom. */
export const schedule = {
  calendarJoin: "Join with the code {{code}}: {{url}}",
};
