import fc from "fast-check";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inviteEmployee } from "#domain/organisation/invitations.ts";
import { openWorld, type World } from "#test/world.ts";
import { mailAddressOf } from "./mail-address.ts";

const kept = (given: string) => {
  const read = mailAddressOf(given);
  return "address" in read ? read.address : read.problem;
};

describe("a mail address", () => {
  test.each([
    ["Pat@Example.ORG", "pat@example.org"],
    ["\u200bpat@exam\u00adple.org\ufeff", "pat@example.org"],
    ["  pat@example.org\u2060 ", "pat@example.org"],
    ["pat+service@example.org", "pat+service@example.org"],
    ["o'brien@example.org", "o'brien@example.org"],
    ["pat@mu\u0308nchen.example", "pat@xn--mnchen-3ya.example"],
    ["pat@почта.example", "pat@xn--80a1acny.example"],
  ])("%s is kept as %s", (given, address) => expect(kept(given)).toBe(address));

  test.each([
    ".@b.c",
    "a@-b.co",
    "a@b-.co",
    "a@b..co",
    ".a@b.co",
    "a.@b.co",
    "a..b@b.co",
    "a@b",
    "a@b.c",
    "@b.co",
    "a@",
    '"a b"@b.co',
    '"a"@b.co',
    "jos\u00e9@b.co",
    "a@b@c.co",
    "a@[127.0.0.1]",
    "a@127.0.0.1",
    "a b@c.co",
    "a@b.co\r\nBcc:c@d.co",
    "a@b.co,c@d.co",
    "A <a@b.co>",
    "a@b.co.",
    "a@b\u3002c\u0000o",
    "a@b c.co",
    "",
  ])("%j is none", (given) => expect(kept(given)).toBe("not_email"));

  test("with look-alike letters in one word after the @ is named as such", () => {
    expect(kept("pat@ex\u0430mple.org")).toBe("email_mixes_alphabets");
    expect(kept("pat@\u03bfffice.example.org")).toBe("email_mixes_alphabets");
  });

  test("with look-alike letters before the @ is none", () =>
    expect(kept("p\u0430t@example.org")).toBe("not_email"));

  test("is no longer than servers take: 64 before the @, 63 between dots, 254 in all", () => {
    expect(kept(`${"a".repeat(64)}@b.co`)).toBe(`${"a".repeat(64)}@b.co`);
    expect(kept(`${"a".repeat(65)}@b.co`)).toBe("too_long");
    expect(kept(`a@${"b".repeat(64)}.co`)).toBe("not_email");
    expect(kept(`a@${"bcd.".repeat(63)}co`)).toBe("too_long");
  });
});

describe("what is an address to us", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const addresses = fc
    .record({
      local: fc.string({
        unit: fc.constantFrom(..."abz09._+-'\u00e9\u0430\u200b\""),
        minLength: 1,
        maxLength: 12,
      }),
      domain: fc.string({
        unit: fc.constantFrom(..."abz09.-\u00e9\u0430\u00ad"),
        minLength: 1,
        maxLength: 14,
      }),
      end: fc.constantFrom(".example", ".co", "", ".x", ".xn--p1ai", ".рф"),
    })
    .map(({ local, domain, end }) => `${local}@${domain}${end}`);

  test("goes to exactly that mailbox through the mail library, and is read the same again", async () => {
    const mailer = createTransport({ jsonTransport: true });
    await fc.assert(
      fc.asyncProperty(addresses, async (given) => {
        const read = mailAddressOf(given);
        if (!("address" in read)) return;
        const { envelope } = await mailer.sendMail({ to: read.address, from: "k@k.example", text: "" });
        expect(envelope.to).toEqual([read.address]);
        expect(mailAddressOf(read.address)).toEqual(read);
      }),
      { numRuns: 400 },
    );
  });

  test("opens an account in the sign-in library", async () => {
    const ours = fc.uniqueArray(
      addresses
        .map(mailAddressOf)
        .filter((read) => "address" in read)
        .map(({ address }) => address),
      { minLength: 10, maxLength: 10 },
    );
    const [some] = fc.sample(ours, 1);
    for (const email of some ?? []) {
      const account = { name: "Pat", email, password: "tulips under a wide sky" };
      await expect(world.services.identity.createAccount(account)).resolves.toHaveProperty("userId");
    }
    expect(some).toHaveLength(10);
  });

  test("stands beside its field when it is refused", async () => {
    const invite = world.run(world.owner, inviteEmployee, { name: "P", email: "a@b..co", role: "employee" });
    await expect(invite).rejects.toMatchObject({
      status: 422,
      fields: [{ path: "email", code: "not_email" }],
    });
  });
});
