import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerBack } from "#domain/cases/answer-follow.ts";
import { closeCase } from "#domain/cases/close-case.ts";
import { listCases } from "#domain/cases/list-cases.ts";
import { listMyNotices } from "#domain/cases/my-notices.ts";
import { correctPerson } from "#domain/cases/persons/correct-person.ts";
import { readCase } from "#domain/cases/read-case.ts";
import { writeMessage } from "#domain/cases/write-message.ts";
import { receiptOf } from "#domain/listening/receipt.ts";
import { recordVoice } from "#domain/listening/record-voice.ts";
import { tellUs } from "#domain/listening/tell-us.ts";
import { inviteEmployee, listInvitations } from "#domain/organisation/invitations.ts";
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
    fields: expect.arrayContaining([expect.objectContaining({ path: "name", code: "one_line" })]),
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

/** The mail of a reply, as its row stands; and what the case says of it. */
async function stateOf(caseId: string, messageId: string) {
  const kase = await world.ask(world.owner, readCase, { caseId });
  const [item] = (await world.ask(world.owner, listCases, { reference: kase.reference })).items;
  const message = kase.messages.find(({ id }) => id === messageId);
  return { mail: message?.mail, answered: kase.firstAnswerAt !== null, listed: item?.mailRefused };
}
const noticesOf = (caseId: string | null, kind: string) =>
  world.services.database
    .selectFrom("notices")
    .select("recipientId")
    .where("kind", "=", kind)
    .where("caseId", caseId === null ? "is" : "=", caseId)
    .execute();

test("a reply that is refused for good stops no clock, says so on the case and in the list, and its owner hears of it once", async () => {
  const { mail, close } = await mailServer({ refuse: 550 });
  const services = { ...world.services, mail };
  const { caseId } = await tell();
  const { id } = await world.run(world.owner, writeMessage, {
    caseId,
    kind: "reply",
    body: "Sorry",
    awaitAnswer: true,
  });
  expect(await stateOf(caseId, id)).toEqual({ mail: "queued", answered: true, listed: false });
  await tasks.mail_reply?.(services, { subjectId: id });
  await tasks.mail_reply?.(services, { subjectId: id });
  expect(await stateOf(caseId, id)).toEqual({ mail: "refused", answered: false, listed: true });
  expect(await noticesOf(caseId, "mail_refused")).toEqual([{ recipientId: world.owner.id }]);
  const kase = await world.ask(world.owner, readCase, { caseId });
  expect(kase).toMatchObject({ awaitsAnswer: true, clocks: { pausedSince: null } });
  // It stands on their page all the same, and the next one that arrives is the answer.
  await close();
  const { id: second } = await world.run(world.owner, writeMessage, { caseId, kind: "reply", body: "Again" });
  await tasks.mail_reply?.(world.services, { subjectId: second });
  expect(await stateOf(caseId, second)).toEqual({ mail: "sent", answered: true, listed: false });
});

test("words of a closing that are refused for good were no answer", async () => {
  const { mail, close } = await mailServer({ refuse: 554, at: "data" });
  const { caseId } = await tell();
  const { id } = await world.run(world.owner, closeCase, {
    caseId,
    outcome: "resolved",
    remedy: "It is emptied",
  });
  expect((await world.ask(world.owner, readCase, { caseId })).firstAnswerAt).not.toBeNull();
  await tasks.mail_closure?.({ ...world.services, mail }, { subjectId: id });
  await close();
  expect((await world.ask(world.owner, readCase, { caseId })).firstAnswerAt).toBeNull();
  expect(await noticesOf(caseId, "mail_refused")).toHaveLength(1);
});

test("what cannot go out just now is tried on; after a day somebody hears of it, after three and a half it is given up", async () => {
  const { mail, close } = await mailServer({ refuse: 450 });
  const services = { ...world.services, mail };
  const { caseId } = await tell();
  const { id } = await world.run(world.owner, writeMessage, { caseId, kind: "reply", body: "Sorry" });
  const attempt = () => tasks.mail_reply?.(services, { subjectId: id });
  const failure = await attempt()?.catch((error: Error) => error);
  expect(failure).toMatchObject({ message: "the mail server took no mail: EENVELOPE 450" });
  expect(String((failure as Error).stack)).not.toMatch(/\n|@mail\.example/);
  expect(await noticesOf(caseId, "mail_delayed")).toEqual([]);
  const hours = (count: number) => world.at(new Date(world.services.clock().getTime() + count * 3_600_000));
  hours(25);
  for (let each = 0; each < 2; each += 1) await expect(attempt()).rejects.toThrow("450");
  expect(await noticesOf(caseId, "mail_delayed")).toHaveLength(1);
  hours(60);
  await attempt();
  expect(await stateOf(caseId, id)).toMatchObject({ mail: "refused", answered: false });
  await close();
  hours(-85);
});

test("an invitation that is refused for good is told to those who run the programme, and never tried again", async () => {
  const { mail, close, tried } = await mailServer({ refuse: 550 });
  const { id } = await world.run(world.owner, inviteEmployee, {
    name: "Nobody Here",
    email: "nobody.here@mail.example",
    role: "employee",
  });
  for (let each = 0; each < 3; each += 1) {
    await tasks.mail_invitation?.({ ...world.services, mail }, { invitationId: id });
  }
  await close();
  expect(tried()).toBe(1);
  expect(await noticesOf(null, "mail_refused")).toEqual([{ recipientId: world.owner.id }]);
  const notices = await world.ask(world.owner, listMyNotices, { limit: 50 });
  expect(notices.items.find(({ kind, caseId }) => kind === "mail_refused" && !caseId)).toMatchObject({
    mailReader: "Nobody Here",
  });
  const { items } = await world.ask(world.owner, listInvitations, {});
  expect(items.find((each) => each.id === id)).toMatchObject({ mailRefusal: expect.stringContaining("550") });
});

test("after a refusal the case says so of the next reply, until there is another address", async () => {
  const { mail, close } = await mailServer({ refuse: 550 });
  const { caseId } = await tell();
  const { id } = await world.run(world.owner, writeMessage, { caseId, kind: "reply", body: "Sorry" });
  await tasks.mail_reply?.({ ...world.services, mail }, { subjectId: id });
  await close();
  const refused = async () => (await world.ask(world.owner, readCase, { caseId })).mailRefused;
  expect(await refused()).toBe(true);
  const { person } = await world.ask(world.owner, readCase, { caseId });
  await world.run(world.owner, correctPerson, { personId: person?.id, name: "Fatma A" });
  expect(await refused()).toBe(true);
  await world.run(world.owner, correctPerson, { personId: person?.id, email: "fatma@elsewhere.example" });
  expect(await refused()).toBe(false);
});

test("a word on a closed case that nobody had reaches the team, in the app and by mail", async () => {
  const colleague = await world.employee("employee", { teamIds: [world.teamId] });
  const { caseId } = await tell({ email: undefined });
  await world.run(world.owner, closeCase, { caseId, outcome: "answered" });
  const { id } = await world.run(visitor, answerBack, {
    receipt: receiptOf(world.services.secret, caseId, 1),
    body: "It is still dark",
  });
  expect(await noticesOf(caseId, "message_received")).toEqual([{ recipientId: colleague.id }]);
  const { id: noticeId } = await world.services.database
    .selectFrom("notices")
    .select("id")
    .where("subjectId", "=", id)
    .executeTakeFirstOrThrow();
  world.sent.length = 0;
  await tasks.mail_message_received?.(world.services, { subjectId: noticeId });
  expect(world.sent).toMatchObject([{ to: colleague.email }]);
  expect(world.sent[0]?.text).not.toMatch(/still dark|\{\{/);
});

test("feedback that lies set aside for a day is told once, one notice for a team", async () => {
  const cases = await Promise.all([tell({ website: "x" }), tell({ website: "y" })]);
  await tasks.tell_of_aside?.(world.services, {});
  world.at(new Date(world.services.clock().getTime() + 25 * 3_600_000));
  for (let each = 0; each < 2; each += 1) await tasks.tell_of_aside?.(world.services, {});
  const told = await Promise.all(cases.map(({ caseId }) => noticesOf(caseId, "aside_waits")));
  expect(told.flat()).toHaveLength(1);
});

async function mailServer(refusing?: { refuse: number; at?: "rcpt" | "data" }) {
  let tries = 0;
  const refusal = () =>
    Object.assign(new Error("nobody here: fatma@mail.example"), { responseCode: refusing?.refuse });
  const envelopes: string[][] = [];
  const bodies: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo(_address, _session, done) {
      tries += 1;
      done(refusing && refusing.at !== "data" ? refusal() : null);
    },
    onData(stream, session, done) {
      if (refusing) {
        stream.resume();
        stream.on("end", () => done(refusal()));
        return;
      }
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
    tried: () => tries,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
