import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { endpoints } from "#api/endpoints.ts";
import { type Answer, type Client, form, openClient } from "./client.ts";

/** What anybody may send without an account, as a form and through the API: refused beside its field, or one row. */
let client: Client;
let database: pg.Client;
beforeAll(async () => {
  client = await openClient(inject("databaseServer"));
  database = new pg.Client(client.databaseUrl);
  await database.connect();
}, 90_000);
afterAll(async () => {
  await database?.end();
  await client?.close();
});

const voices = "/api/v1/public/voices";
const json = { "Content-Type": "application/json" };
const whole = { kind: "question", text: "When is the pool open?" };
const encoded = (fields: [string, string][]) => new URLSearchParams(fields).toString();
const asForm = (fields: Record<string, string>) => Object.entries({ ...whole, ...fields });
const send = (fields: [string, string][]) => client.ask("POST", "/tell-us", client.own(), encoded(fields));

async function rows(suspected?: "suspected"): Promise<number> {
  const { rows } = await database.query(
    `select count(*)::int as count from cases ${suspected ? "where suspected_spam" : ""}`,
  );
  return rows[0].count;
}

/** What was sent ends in a refusal that changed nothing, or in one row; the process lives in either case. */
async function endsWell(name: string, ask: () => Promise<Answer>): Promise<"refused" | "one row"> {
  const before = await rows();
  const began = performance.now();
  const { status, text } = await ask();
  expect([name, status < 500, /^\s+at /m.test(text)]).toEqual([name, true, false]);
  expect(performance.now() - began, name).toBeLessThan(5_000);
  const refused = status >= 400;
  expect([name, status, await rows()]).toEqual([name, status, before + (refused ? 0 : 1)]);
  return refused ? "refused" : "one row";
}

const long = (length: number) => "x".repeat(length);
const fields = Object.keys(whole);
const signs = {
  "a right-to-left override": "\u202e",
  "a zero-width space": "\u200b",
  "a mark of order": "\ufeff",
};

describe("a form", () => {
  test("holds a whole message, also when it does not say how long it is", async () => {
    expect(await endsWell("whole", () => send(asForm({})))).toBe("one row");
    const pieces = async function* () {
      for (const piece of encoded(asForm({})).match(/.{1,9}/g) ?? []) yield Buffer.from(piece);
    };
    const chunked = () =>
      client.ask("POST", "/tell-us", { ...client.own(), "Transfer-Encoding": "chunked" }, pieces());
    expect(await endsWell("chunked", chunked)).toBe("one row");
  });

  test("is refused for what no message is, beside the field", async () => {
    const wrong: Record<string, [string, string][]> = {
      "another kind": asForm({ kind: "everything" }),
      "a language that is none": asForm({ language: "../../etc" }),
      "a time that is none": asForm({ startedAt: "yesterday" }),
      "a field that there is not": asForm({ createdAt: "2020-01-01" }),
      "what every object has": asForm({ constructor: "x" }),
      "what every object has, as a list": [...asForm({}), ["constructor[]", "x"], ["toString[]", "y"]],
      "the prototype": asForm({ ["__proto__"]: "x" }).concat([["__proto__", "x"]]),
      "the prototype, as a list": [...asForm({}), ["__proto__[]", "x"]],
      "a part of the prototype": [...asForm({}), ["__proto__.suspectedSpam", "false"]],
      "a field twice": [...asForm({}), ["text", "Again"]],
      "a list where a text stands": [...asForm({}), ["text[]", "Again"]],
      "a field with a very long name": [...asForm({}), [long(100_000), "x"]],
      "thousands of fields": [
        ...asForm({}),
        ...Array.from({ length: 5_000 }, (_, index): [string, string] => [`field${index}`, "x"]),
      ],
      "nothing at all": [],
      "no words": asForm({ text: " \u200b\ufeff " }),
      NUL: asForm({ text: "a\u0000b" }),
      "a line end in a name": asForm({ name: "Eve\r\nBcc: all@mail.example" }),
    };
    for (const [name, sent] of Object.entries(wrong)) {
      let text = "";
      const result = await endsWell(name, async () => {
        const answer = await send(sent);
        text = answer.text;
        return answer;
      });
      expect([name, result]).toEqual([name, "refused"]);
      expect(text, name).toContain("</html>");
    }
    for (const field of fields) {
      const answer = await send(asForm({ [field]: long(1024 * 1024) }));
      expect(answer.status).toBe(422);
      expect(answer.text).toMatch(new RegExp(`id="${field}-error"|aria-describedby="[^"]*${field}`));
    }
  });

  test("takes every letter and keeps what hides in it from the end of a word", async () => {
    for (const [name, sign] of Object.entries(signs))
      await endsWell(name, () => send(asForm({ text: `${sign}When${sign} is it?${sign}` })));
    const { rows: kept } = await database.query("select text from voices order by id desc limit 3");
    for (const { text } of kept) expect(text).toMatch(/^W.*\?$/u);
    await endsWell("bytes that are no letters", () =>
      client.ask("POST", "/tell-us", client.own(), "kind=question&text=caf%ED%A0%80%FF"),
    );
  });

  test("in letters of another kind or without a kind is refused or read, and never half", async () => {
    const body = encoded(asForm({ text: "Café" }));
    const charset = (name: string) => ({
      ...client.own(),
      "Content-Type": `${form["Content-Type"]}; charset=${name}`,
    });
    for (const name of ["utf-8", "iso-8859-1", "utf-16", "nonsense", '"'])
      await endsWell(name, () => client.ask("POST", "/tell-us", charset(name), body));
    const { "Content-Type": _, ...without } = client.own();
    for (const sent of [body, ""])
      expect(await endsWell("no kind", () => client.ask("POST", "/tell-us", without, sent))).toBe("refused");
    const parts = (inner: string) =>
      client.ask(
        "POST",
        "/tell-us",
        { ...client.own(), "Content-Type": "multipart/form-data; boundary=x" },
        inner,
      );
    const part = (head: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
    const told = part('name="kind"', "question") + part('name="text"', "When?");
    expect(await endsWell("in parts", () => parts(`${told}--x--\r\n`))).toBe("one row");
    expect(
      await endsWell("a file as a text", () =>
        parts(`${part('name="kind"', "question")}${part('name="text"; filename="a.txt"', "When?")}--x--\r\n`),
      ),
    ).toBe("refused");
    expect(
      await endsWell("a part without a name", () => parts(`${told}${part('filename="a"', "x")}--x--\r\n`)),
    ).toBe("refused");
  });

  test("is kept aside and never dropped when a machine filled it in", async () => {
    const machines: Record<string, string>[] = [
      { website: "https://spam.example" },
      { startedAt: new Date().toISOString() },
    ];
    for (const more of machines) {
      const before = await rows("suspected");
      expect(await endsWell("a machine", () => send(asForm(more)))).toBe("one row");
      expect(await rows("suspected")).toBe(before + 1);
    }
  });

  test("sent twenty times at once is one message", async () => {
    const once = crypto.randomUUID();
    await endsWell("twenty", async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => send(asForm({ once }))));
      const links = answers.map(({ text }) => /\/follow\/[\w-]{43}/.exec(text)?.[0]);
      expect([new Set(links).size, links[0] === undefined]).toEqual([1, false]);
      return answers[0] as Answer;
    });
  });
});

describe("the public API", () => {
  const post = (body: string, headers: Record<string, string> = json, path = voices) =>
    client.ask("POST", path, headers, body);

  test("refuses what no message is with the path of its field", async () => {
    const wrong: Record<string, [body: string, path: string]> = {
      "a number for a text": [JSON.stringify({ ...whole, text: 5 }), "text"],
      "a list for a text": [JSON.stringify({ ...whole, text: ["a"] }), "text"],
      "an object for a word": [JSON.stringify({ ...whole, kind: { $ne: 1 } }), "kind"],
      nothing: [JSON.stringify({ ...whole, text: null }), "text"],
      "a megabyte": [JSON.stringify({ ...whole, text: long(1_000_000) }), "text"],
      NUL: [JSON.stringify({ ...whole, text: "a\u0000b" }), "text"],
      "half a sign": ['{"kind":"question","text":"\\ud800"}', "text"],
      "the prototype": ['{"kind":"question","text":"When?","__proto__":{"suspectedSpam":true}}', "__proto__"],
      "what every object has": ['{"kind":"question","text":"When?","constructor":{"a":1}}', "constructor"],
      "a field with a very long name": [JSON.stringify({ ...whole, [long(1_000)]: 1 }), long(1_000)],
    };
    for (const [name, [body, path]] of Object.entries(wrong)) {
      let answer: Answer | undefined;
      const asked = async () => {
        answer = await post(body);
        return answer;
      };
      expect([name, await endsWell(name, asked)]).toEqual([name, "refused"]);
      const errors: { path: string }[] = JSON.parse(answer?.text ?? "{}").errors ?? [];
      expect([name, [...new Set(errors.map((error) => error.path))]]).toEqual([name, [path]]);
    }
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field${index}`, index]));
    expect(await endsWell("thousands", () => post(JSON.stringify({ ...whole, ...many })))).toBe("refused");
  });

  test("takes the last of a key that stands twice, once", async () => {
    const twice = '{"kind":"question","text":"First","text":"Last"}';
    expect(await endsWell("twice", () => post(twice))).toBe("one row");
    const { rows: kept } = await database.query("select text from voices order by id desc limit 1");
    expect(kept[0].text).toBe("Last");
  });

  test("answers what cannot be read in every public endpoint, whatever it is", async () => {
    const deep = `{"text":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const bodies = ["", "null", "[]", '"text"', "5", '{"kind":', deep, "\u0000", "\ufeff{}", "{}{}"];
    const open = endpoints.filter(({ method, options }) => method === "POST" && options.open === "public");
    expect(open.length).toBeGreaterThan(3);
    for (const { path } of open) {
      const address = `/api/v1${path.replace(/\{\w+\}/g, "V-1")}`;
      for (const body of bodies)
        expect(await endsWell(`${path} ${body.slice(0, 20)}`, () => post(body, json, address))).toBe(
          "refused",
        );
      for (const type of ["application/json; charset=utf-16", "application/json;;;", "application/JSON"])
        await endsWell(type, () => post('{"a":1}', { "Content-Type": type }, address));
      expect(await endsWell("no kind", () => post('{"a":1}', {}, address))).toBe("refused");
    }
  });

  test("makes one row of the same key twenty times at once, and says which answers were given again", async () => {
    const headers = { ...json, "Idempotency-Key": crypto.randomUUID() };
    await endsWell("twenty", async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => post(JSON.stringify(whole), headers)),
      );
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers.filter((answer) => answer.headers["idempotency-replayed"] === "true")).toHaveLength(19);
      return answers[0] as Answer;
    });
  });

  test("keeps aside what a machine filled in, and answers it alike", async () => {
    for (const more of [{ website: "x" }, { startedAt: new Date().toISOString() }]) {
      const before = await rows("suspected");
      let text = "";
      await endsWell("a machine", async () => {
        const answer = await post(JSON.stringify({ ...whole, ...more }));
        text = answer.text;
        return answer;
      });
      expect(Object.keys(JSON.parse(text)).sort()).toEqual(["followUrl", "receipt", "reference"]);
      expect(await rows("suspected")).toBe(before + 1);
    }
  });
});

test("a form without a handler, and one that names what every object has, is not there", async () => {
  const session = await client.signIn();
  const { rows: cases } = await database.query("select id from cases limit 1");
  for (const intent of ["constructor", "toString", "__proto__", "hasOwnProperty", "nothing", ""]) {
    const answer = await client.ask(
      "POST",
      `/cases/${cases[0].id}`,
      { ...client.own(), Cookie: session },
      encoded([["intent", intent]]),
    );
    expect([intent, answer.status]).toEqual([intent, 404]);
  }
});

test("nothing of all this was a fault", () => {
  expect(client.app.output()).not.toMatch(/"level":50/);
});
