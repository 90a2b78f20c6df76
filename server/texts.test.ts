import { afterAll, beforeAll, expect, test } from "vitest";
import type { LiveEvent, OwnEvent } from "#core/live.ts";
import { changeOrganisation } from "#domain/organisation/organisation.ts";
import { openWorld, type World } from "#test/world.ts";
import { openTexts } from "./texts.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const event = {
  number: 1,
  type: "organisation.changed",
  subjectType: "organisation",
  subjectId: null,
  place: null,
};

test.each(["own command", "log"] as const)(
  "a new word for customers is said as soon as the %s tells of it, and nothing is written down in the old one",
  async (from) => {
    const told: { log?: (events: LiveEvent[]) => void; own?: (events: OwnEvent[]) => void } = {};
    const text = openTexts(world.services.database, {
      mail: null,
      log: {
        subscribe: (listener) => {
          told.log = listener;
          return () => undefined;
        },
        onOwnCommand: (listener) => {
          told.own = listener;
          return () => undefined;
        },
      },
    });
    await text.refresh();
    const one = from === "log" ? "member" : "guest";
    const word = { one, other: `${one}s`, theOne: `the ${one}`, theOther: `the ${one}s` };
    await world.run(world.owner, changeOrganisation, { customerWord: { en: word } });
    const said = () => text("en", "templates.service_means.stems.answers");
    expect(said()).not.toContain(word.other);
    if (from === "log") told.log?.([event]);
    else told.own?.([event]);
    await expect.poll(said, { timeout: 3_000 }).toBe(`Good service to ${word.other} means`);
  },
);
