import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCase } from "#domain/cases/read-case.ts";
import { writeMessage } from "#domain/cases/write-message.ts";
import { tellUs } from "#domain/listening/tell-us.ts";
import { tasks } from "#jobs/tasks.ts";
import { openMail } from "../../server/mail.ts";
import { runWaitingJobs } from "../run-waiting-jobs.ts";
import { openWorld, visitor, type World } from "../world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Mood = "takes mail" | "asks to come again" | "hangs up";

/** A mail server on a port that stays the same while it is closed and opened again, in one mood or another. */
async function openServer(mood: Mood, port = 0) {
  const heard: { to: string; messageId: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (piece) => {
        text += piece;
      });
      stream.on("end", () => {
        const messageId = /^message-id: (\S+)/im.exec(text)?.[1] ?? "";
        heard.push({ to: session.envelope.rcptTo[0]?.address ?? "", messageId });
        if (mood === "takes mail") done();
        else if (mood === "asks to come again")
          done(Object.assign(new Error("come again"), { responseCode: 451 }));
        else hangUp(server);
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: open } = server.server.address() as { port: number };
  return { port: open, heard, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** Ends every connection without a word. */
function hangUp(server: SMTPServer): void {
  for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
    .connections)
    connection._socket.destroy();
}

test("while the mail server is down for hours mail waits and whoever wrote it is told; then it goes out once, under one Message-ID", async () => {
  const first = await openServer("asks to come again");
  const { port } = first;
  const mail = openMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: "Kept <kept@veldhaven.example>" });
  const services = { ...world.services, mail };
  const down = { ...world, services };
  const told = { kind: "complaint", text: "The bin", email: "fatma@mail.example" };
  const { caseId } = await down.run(visitor, tellUs, told);
  const { id } = await down.run(world.owner, writeMessage, { caseId, kind: "reply", body: "We are sorry" });
  const attempt = () =>
    tasks.mail_reply?.(services, { subjectId: id }) ?? Promise.reject(new Error("no task"));
  const stateOf = async () =>
    (await world.ask(world.owner, readCase, { caseId })).messages.find((each) => each.id === id)?.mail;
  const delays = () =>
    world.services.database
      .selectFrom("notices")
      .select("recipientId")
      .where("kind", "=", "mail_delayed")
      .execute();

  await expect(attempt()).rejects.toThrow("451");
  await first.close();
  // Nobody answers at that address.
  await expect(attempt()).rejects.toThrow(/the mail server took no mail/);
  expect(await stateOf()).toBe("queued");
  const rude = await openServer("hangs up", port);
  await expect(attempt()).rejects.toThrow(/the mail server took no mail/);
  await rude.close();
  expect(await delays()).toEqual([]);
  world.at(new Date(Date.now() + 25 * 3_600_000));
  await expect(attempt()).rejects.toThrow(/the mail server took no mail/);
  expect([await stateOf(), await delays()]).toEqual(["queued", [{ recipientId: world.owner.id }]]);

  const last = await openServer("takes mail", port);
  await runWaitingJobs(down, 2);
  await runWaitingJobs(down, 2);
  await attempt();
  await last.close();
  expect(await stateOf()).toBe("sent");
  const replies = last.heard.filter(({ messageId }) => messageId === first.heard[0]?.messageId);
  expect(replies).toEqual([{ to: "fatma@mail.example", messageId: rude.heard[0]?.messageId }]);
  // And the word that it arrived, once as well.
  expect(new Set(last.heard.map(({ messageId }) => messageId)).size).toBe(last.heard.length);
  expect(last.heard.filter(({ to }) => to === "fatma@mail.example")).toHaveLength(2);
}, 60_000);
