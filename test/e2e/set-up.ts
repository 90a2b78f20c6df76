import pg from "pg";
import { hashOf, newId, newToken } from "#core/identifiers.ts";
import type { App } from "./app.ts";

/** Sets an organisation up by sending the first form, without a browser. */
export async function setUpByForm(app: App): Promise<void> {
  const form = new URLSearchParams({
    organisation: "Veldhaven",
    ownerName: "Noor de Vries",
    ownerEmail: "noor@veldhaven.example",
    password: "tulips under a wide sky",
    word: "residents",
    timeZone: "Europe/Amsterdam",
  });
  form.append("languages[]", "en");
  const response = await fetch(app.link, {
    method: "POST",
    body: form,
    redirect: "manual",
    headers: { Origin: app.url, "Content-Type": "application/x-www-form-urlencoded" },
  });
  if (response.status !== 302)
    throw new Error(`set-up answered ${response.status}: ${(await response.text()).slice(0, 2000)}`);
}

/** A key for the owner, straight into the table. */
export async function makeKey(url: string): Promise<string> {
  const key = `kept_${newToken()}`;
  const client = new pg.Client(url);
  await client.connect();
  await client.query(
    `insert into api_keys (id, name, key_hash, hint, scopes, responsible_id, created_at)
     select $1, 'test', $2, '', '{read,write}', id, now() from employees limit 1`,
    [newId(), hashOf(key)],
  );
  await client.end();
  return key;
}
