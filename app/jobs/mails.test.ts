import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeMessage } from "#domain/cases/write-message.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { tellUs } from "#domain/listening/tell-us.ts";
import { inviteEmployee } from "#domain/organisation/invitations.ts";
import { openWorld, visitor, type World, waitingJobs } from "#test/world.ts";
import { openMail } from "../../server/mail.ts";
import { tasks } from "./tasks.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const tell = (fields: object = {}) =>
  world.run(visitor, tellUs, { kind: "complaint", text: "The bin", email: "fatma@mail.example", ...fields });

test("whoever leaves an address hears that it arrived, in their language, with the link to follow it", async () => {
  world.sent.length = 0;
  const { caseId, reference } = await tell({ language: "nl" });
  await tasks.mail_acknowledgement?.(world.services, { subjectId: caseId });
  expect(world.sent).toHaveLength(1);
  expect(world.sent[0]).toMatchObject({
    to: "fatma@mail.example",
    subject: `Wij hebben uw melding ontvangen (${reference})`,
  });
  expect(world.sent[0]?.text).toMatch(/http:\/\/localhost:3000\/follow\/[\w-]{43}\n/);
  expect(world.sent[0]?.text).not.toMatch(/\{\{|undefined/);
});

test("a mail that the server refuses is tried again under the same Message-ID, and then never again", async () => {
  const { caseId } = await tell();
  const { id } = await world.run(world.owner, writeMessage, { caseId, kind: "reply", body: "We are sorry" });
  const tried: string[] = [];
  let up = false;
  const services = {
    ...world.services,
    mail: {
      async send(mail: { messageId: string; to: string }) {
        tried.push(mail.messageId);
        if (!up)
          throw Object.assign(new Error(`550 <${mail.to}> no`), { code: "EENVELOPE", responseCode: 550 });
      },
    },
  };
  const attempt = () => tasks.mail_reply?.(services, { subjectId: id });
  await expect(attempt()).rejects.toThrow("the mail server took no mail: EENVELOPE 550");
  await expect(attempt()).rejects.not.toThrow("fatma");
  up = true;
  await attempt();
  await Promise.all([attempt(), attempt()]);
  expect(tried).toHaveLength(3);
  expect(new Set(tried).size).toBe(1);
});

test("while one process talks to a slow mail server, another waits and then sends nothing", async () => {
  const { caseId } = await tell();
  let sent = 0;
  const mail = {
    async send() {
      await new Promise((resolve) => setTimeout(resolve, 150));
      sent += 1;
    },
  };
  const attempt = () => tasks.mail_acknowledgement?.({ ...world.services, mail }, { subjectId: caseId });
  await Promise.all([attempt(), attempt(), attempt()]);
  expect(sent).toBe(1);
});

test("a reply goes by mail only to those who left an address; a note never does", async () => {
  const silent = await world.run(visitor, tellUs, { kind: "question", text: "When?", name: "No Address" });
  const { id } = await world.run(world.owner, recordVoice, {
    kind: "question",
    text: "When?",
    channel: "phone",
    email: "phone@mail.example",
  });
  const before = (await waitingJobs(world)).length;
  await world.run(world.owner, writeMessage, { caseId: silent.caseId, kind: "reply", body: "At nine" });
  await world.run(world.owner, writeMessage, { caseId: id, kind: "note", body: "Rang back" });
  expect((await waitingJobs(world)).length).toBe(before);
  await world.run(world.owner, writeMessage, { caseId: id, kind: "reply", body: "At nine" });
  expect((await waitingJobs(world)).at(-1)?.task).toBe("mail_reply");
});

test("an invitation goes by mail with its link", async () => {
  world.sent.length = 0;
  const { id } = await world.run(world.owner, inviteEmployee, { name: "Jonas", email: "jonas@mail.example" });
  await tasks.mail_invitation?.(world.services, { invitationId: id });
  expect(world.sent[0]?.to).toBe("jonas@mail.example");
  expect(world.sent[0]?.text).toMatch(/http:\/\/localhost:3000\/invitation\/[\w-]{43}\n/);
});

test("a line end in a name is refused, and one in a subject or a reply adds no header", async () => {
  await expect(tell({ name: "Eve\r\nBcc: all@mail.example" })).rejects.toMatchObject({
    status: 422,
    fields: [{ path: "name", code: "one_line" }],
  });
  await expect(tell({ email: "eve@mail.example\r\nBcc: all@mail.example" })).rejects.toMatchObject({
    status: 422,
  });
  const { caseId } = await tell();
  await world.services.database
    .updateTable("cases")
    .set({ reference: "V\r\nBcc: all@mail.example" })
    .where("id", "=", caseId)
    .execute();
  const { mail, envelopes, bodies, close } = await mailServer();
  await tasks.mail_acknowledgement?.({ ...world.services, mail }, { subjectId: caseId });
  await close();
  expect(envelopes).toEqual([["fatma@mail.example"]]);
  const headers = bodies[0]?.split("\r\n\r\n")[0] ?? "";
  expect(headers).not.toMatch(/^bcc:/im);
  expect(headers).toMatch(/^subject: .*V Bcc: all@mail\.example/im);
});

async function mailServer() {
  const envelopes: string[][] = [];
  const bodies: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      envelopes.push(session.envelope.rcptTo.map((recipient) => recipient.address));
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        bodies.push(Buffer.concat(parts).toString("utf8"));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as { port: number };
  return {
    mail: openMail({ smtpUrl: `smtp://127.0.0.1:${port}`, from: "Kept <kept@veldhaven.example>" }),
    envelopes,
    bodies,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
