/** Mails. Each says who writes, what happened, and where to go on. */
export const mails = {
  acknowledgementSubject: "We have received what you told us ({{reference}})",
  acknowledgement: `Thank you for telling us.

It is with us under reference {{reference}}. One of our people will read it; this message is automatic and is not our answer yet.

See what becomes of it, or add something:
{{url}}

Keep this link to yourself: whoever has it can read and answer.

{{organisation}}`,
  confirmAddress: `Is this your own address? Say so here, and we recognise you the next time you tell us something:
{{url}}`,
  replySubject: "Our answer to what you told us ({{reference}})",
  replyFoot: `—
See everything, or write back:
{{url}}

An answer to this mail itself does not reach us. Keep the link to yourself: whoever has it can read and answer.

{{organisation}} · {{reference}}`,
  message_receivedSubject: "{{reference}}: {{theCustomer}} wrote to you",
  message_received: `{{name}},

{{TheCustomer}} wrote in {{reference}} and waits for an answer:
{{url}}`,
  mail_refusedSubject: "{{reference}}: our mail did not arrive",
  mail_refused: `{{name}},

The mail server of {{theCustomer}} refused our mail in {{reference}} for good. What we wrote stands on the follow page, but did not arrive by mail. Call, or correct the address and write again:
{{url}}`,
  closureSubject: "What we did about what you told us ({{reference}})",
  closure: `We have closed what you told us under {{reference}}:

{{words}}

Is it solved for you? Say so here, or write back:
{{url}}

An answer to this mail itself does not reach us. Keep the link to yourself: whoever has it can read and answer.

{{organisation}} · {{reference}}`,
  lateMessage: `We promised you: {{promise}}
We said it would be done by {{when}}. That time has passed, and it is not done yet. We are sorry.

You will hear from us as soon as it is done.`,
  promiseDueSubject: "Your promise on {{reference}} is due {{when}}",
  promiseDue: `{{name}},

You promised, by {{when}}:
{{promise}}

Once it is done, say so here:
{{url}}

If you will not make it, tell {{theCustomer}} before the time passes.`,
  invitationSubject: "{{organisation}} invites you to Kept",
  invitation: `{{name}},

{{organisation}} works with Kept to promise good service and to keep its word. You are invited to join:
{{url}}

The link works once, until {{until}}.`,
  workshopInvitationSubject: "You are invited: {{title}}",
  workshopInvitation: `{{name}},

{{organisation}} invites you to a workshop: {{title}}
{{when}}

{{purpose}}

Join here, on a phone or a computer:
{{url}}

Or type this code: {{code}}`,
  workshopGuest: "Hello",
  workshopQuestion:
    "One private question waits for you there already: how convinced are you? Only the spread of all answers is ever shown, never yours.",
  workshopWithdrawalSubject: "No longer expected: {{title}}",
  workshopWithdrawal: `{{name}},

Your invitation to this workshop of {{organisation}} was taken back: {{title}}
{{when}}

You need not come, and its code is no longer meant for you. The attached file takes it out of your calendar.`,
  workshopNoTime: "The time will follow.",
  passwordResetSubject: "A new password for Kept",
  passwordReset: `{{name}},

Somebody, we hope you, asked for a new password for Kept at {{organisation}}. Choose it here:
{{url}}

The link works once, for an hour. Was it not you? Then do nothing: your password stays as it is.`,
} as const;
