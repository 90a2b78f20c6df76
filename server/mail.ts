import type { MailSender } from "#core/context.ts";

/** Sends mail through the operator's server; null when there is none. */
export function openMail(options: { smtpUrl: string | null; from: string }): MailSender | null {
  if (!options.smtpUrl) return null;
  // Well within the time that a job's transaction may wait for the server.
  const patience = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 10_000 };
  const settings = { url: options.smtpUrl, ...patience };
  // Loaded with the first mail: a process of which nobody is written to does without it.
  const open = async () => (await import("nodemailer")).createTransport(settings, { from: options.from });
  let transport: ReturnType<typeof open> | undefined;
  return {
    async send(mail) {
      transport ??= open();
      await (await transport).sendMail({
        to: mail.to,
        subject: mail.subject.replace(/[\r\n]+/g, " "),
        text: mail.text,
        messageId: mail.messageId,
        ...(mail.calendar !== undefined && { attachments: [calendarOf(mail.calendar)] }),
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
  };
}

/** The mail says the same method as the file: programs go by it (RFC 6047). */
export const calendarOf = (content: string) => ({
  filename: "calendar.ics",
  content,
  contentType: `text/calendar; charset=utf-8; method=${/^METHOD:([A-Z]+)/m.exec(content)?.[1] ?? "PUBLISH"}`,
});
