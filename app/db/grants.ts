import pg from "pg";

/** What the app may add to and never change: what happened, and what was told of people's answers. */
export const appendOnly = ["events", "felt_months"];

/**
 * Gives a role what the app needs and nothing more, on what is there and on what later migrations of the same owner
 * make. As the owner, inside no transaction of the caller's.
 */
export async function grantTo(client: pg.Client, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const schemas = "public, graphile_worker";
  const rights = [
    ["select, insert, update, delete", "tables"],
    ["usage, select, update", "sequences"],
    ["execute", "functions"],
  ];
  // One text is one transaction, so that nobody meets a right that is taken away again.
  await client.query(`
    revoke create on schema public from public;
    grant usage on schema ${schemas} to ${name};
    ${rights.map(([right, things]) => `grant ${right} on all ${things} in schema ${schemas} to ${name};`).join("\n")}
    ${rights.map(([right, things]) => `alter default privileges in schema ${schemas} grant ${right} on ${things} to ${name};`).join("\n")}
    revoke update, delete on ${appendOnly.join(", ")} from ${name};
    revoke insert, update, delete on migrations, graphile_worker.migrations from ${name};
  `);
  await openJobTables(client, role);
}

/** The job tables answer their owner alone (row security without a policy): the app gets one, to add jobs and do them. */
async function openJobTables(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
       and not exists (select from pg_policy where polrelid = pg_class.oid and polname = $1)`,
    [role],
  );
  const name = pg.escapeIdentifier(role);
  for (const table of rows) {
    await client.query(`create policy ${name} on ${table.name} to ${name} using (true) with check (true)`);
  }
}
