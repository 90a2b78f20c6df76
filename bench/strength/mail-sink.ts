import { SMTPServer } from "smtp-server";

/** A mail server that takes its time and now and then asks to come again, and remembers who got something. */
export interface MailSink {
  url: string;
  mailed: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Opens it on a free port. Every fourth mail is refused for now, so that jobs fail as well as end. */
export async function openMailSink(): Promise<MailSink> {
  const mailed = new Set<string>();
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      stream.resume();
      stream.on("end", () => {
        count += 1;
        if (count % 4 === 0) {
          done(Object.assign(new Error("try again later"), { responseCode: 451 }));
          return;
        }
        for (const { address } of session.envelope.rcptTo) mailed.add(address);
        setTimeout(done, 30);
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    mailed,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
