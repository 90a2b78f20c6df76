import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeOrganisation } from "#domain/organisation/organisation.ts";
import { pageRoutes, paramsOf } from "../policy/pages.ts";
import { openScene, type Scene } from "../policy/scene.ts";
import { type App, startApp, urlOf } from "./app.ts";

let scene: Scene;
let app: App;
let cookie = "";
beforeAll(async () => {
  scene = await openScene();
  const { world } = scene;
  await world.run(world.owner, changeOrganisation, {
    customerWord: {
      en: { one: "resident", other: "residents", theOne: "the resident", theOther: "the residents" },
      nl: { one: "bewoner", other: "bewoners", theOne: "de bewoner", theOther: "de bewoners" },
    },
  });
  app = await startApp({ DATABASE_URL: urlOf(world.connection) });
  const entered = await fetch(`${app.url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: app.url },
    body: new URLSearchParams({ email: "owner@veldhaven.example", password: "tulips under a wide sky" }),
  });
  cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}, 90_000);
afterAll(async () => {
  await app?.stop();
  await scene?.world.close();
});

/** What a page says: its text, and the attributes that are read out or shown. */
function saidIn(html: string): string {
  const visible = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, " ");
  const attributes = [...visible.matchAll(/\b(?:aria-label|placeholder|title|alt|content)="([^"]*)"/g)];
  return [visible.replace(/<[^>]*>/g, " "), ...attributes.map((match) => match[1])]
    .join(" ")
    .replace(/\s+/g, " ");
}

const pages = pageRoutes().filter(
  ({ path }) => !/(^|\/)live$|^sign-out$|\.(csv|json)$|^(cases-by|rights-lookup)/.test(path),
);

describe.each([
  ["en", "resident"],
  ["nl", "bewoner"],
])("in %s the word is %s", (language, word) => {
  const said = new Map<string, string>();
  beforeAll(async () => {
    await scene.world.services.database.updateTable("employees").set({ language }).execute();
    for (const { path } of pages) {
      const params = await paramsOf(scene, scene.corners.own, path);
      const address = path.replace(/:(\w+)/g, (_part, name: string) => params[name] ?? "");
      for (const who of ["staff", "visitor"]) {
        const answer = await fetch(`${app.url}/${address}`, {
          headers: { "Accept-Language": language, ...(who === "staff" && { Cookie: cookie }) },
        });
        expect(answer.status, path).toBeLessThan(500);
        said.set(`${who} /${path}`, saidIn(await answer.text()));
      }
    }
  }, 120_000);

  test("and no page says another", () => {
    const left = [...said].flatMap(([page, text]) => {
      // What others call their own charters is quoted there.
      if (page.endsWith("/principles/library")) return [];
      const found = /.{0,40}(customer|klant).{0,40}/i.exec(text);
      return found ? [`${page}: ${found[0]}`] : [];
    });
    expect(left).toEqual([]);
  });

  test("and it is there where it should be, on pages of the signed-in owner too", () => {
    const staff = [...said].filter(([page]) => page.startsWith("staff")).map(([, text]) => text);
    expect(staff.length).toBeGreaterThan(40);
    expect(staff.filter((text) => text.toLowerCase().includes(word)).length).toBeGreaterThan(5);
    expect(said.get("staff /settings/people")).toContain("Olivia Owner");
  });
});
