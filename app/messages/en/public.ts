/** The frame of every public page. */
export const publicPages = {
  lost: {
    notHere: "There is nothing here",
    notHereSay: "Perhaps it has moved, or the address is not whole. Nothing was lost.",
    notAllowed: "This is not open to you",
    notAllowedSay: "Somebody who runs the programme can help you.",
    fault: "Something went wrong on our side",
    faultSay: "It is noted. What was saved is safe; try again in a moment.",
  },
  toFrontDoor: "To the front door",
  skip: "Skip to the text",
  languages: "Language",
  tellUs: "Tell us something",
  tellUsWrong: "Tell us what went wrong",
  follow: "Follow what you told us",
  charter: "What you may expect of us",
  signIn: "Sign in for colleagues",
  notSetUp: "Almost there",
  notSetUpSay:
    "Nobody has set up this installation yet. When it started, it printed a link: open that link to begin. It works once.",
} as const;
