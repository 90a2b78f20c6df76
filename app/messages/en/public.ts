/** The frame of every public page. */
export const publicPages = {
  lost: {
    notHere: "There is nothing here",
    notHereSay: "Perhaps it has moved, or the address is not whole. Nothing was lost.",
    notAllowed: "This is not open to you",
    notAllowedSay: "Somebody who runs the programme can help you.",
    fault: "Something went wrong on our side",
    faultSay: "It is noted. What was saved is safe; try again in a moment.",
    requestId: "Request {{id}}: whoever runs this site finds it in the log by this name.",
    unavailable: "We cannot do this just now",
    unavailableSay:
      "Try again in a few seconds. What was saved is safe; what you just sent may have to be sent again.",
    full: "There is no room left to save anything",
    fullSay:
      "You can still read everything. Saving works again as soon as whoever runs this installation has made room.",
    refused: "This could not be taken",
    refusedSay: "Go back and try again.",
  },
  wrongHost:
    "This address does not arrive here as {{publicUrl}}. Whoever runs this installation: let the proxy in front of Kept pass on the Host it was asked for (nginx: proxy_set_header Host $host; Apache: ProxyPreserveHost On), name the proxy in TRUSTED_PROXIES, or set PUBLIC_URL to the address in the browser. The guide for operators has examples.",
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
