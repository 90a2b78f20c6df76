import type pg from "pg";
import { appendOnly } from "./grants.ts";

/**
 * What somebody could do who makes the app run SQL of theirs, beyond what the app itself has to do: each in words that
 * follow "it". Empty is as it should be.
 * @param client signed in as the app does, before any role is taken on
 */
export async function exposureOf(client: pg.Client | pg.Pool): Promise<string[]> {
  const { rows } = await client.query<{ found: string[] }>(
    `select array_remove(array[
       case when rolsuper then 'is a superuser' end,
       case when rolcreaterole then 'may make roles' end,
       case when exists (select from pg_class where relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
         and relowner <> me.oid and pg_has_role(relowner, 'MEMBER')) then 'can become the owner of tables' end,
       case when exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = me.oid
         and deptype = 'o') then 'owns something' end,
       case when has_schema_privilege('public', 'CREATE') then 'may make tables' end,
       case when exists (select from unnest($1::text[]) as name
         where has_table_privilege(name, 'UPDATE, DELETE, TRUNCATE') or has_any_column_privilege(name, 'UPDATE'))
         then 'may change what happened' end
     ], null) as found from pg_roles me where rolname = current_user`,
    [appendOnly],
  );
  return rows[0]?.found ?? [];
}
