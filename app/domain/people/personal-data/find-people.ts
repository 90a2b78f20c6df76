import { sql } from "kysely";
import { z } from "zod";
import { leads } from "#core/actor.ts";
import { query } from "#core/command.ts";
import { Search } from "#core/validation.ts";

const shown = 25;
/** One letter is nobody. */
const shortest = 2;

/** Somebody found, one line for all the people that are one. */
export interface Found {
  id: string;
  kind: "customer" | "employee";
  name: string | null;
  email: string | null;
  /** References of their newest cases, at most three. */
  references: string[];
  /** A case whose voice left no name and no address, so that nobody stands behind it yet. */
  caseId: string | null;
}

/**
 * People by the beginning of a name, a whole mail address, or the reference of a case; colleagues by a part of their
 * name or address. At most twenty-five, and never a list of everybody: one asks for somebody.
 */
export const findPeople = query({
  name: "person.find",
  input: z.strictObject({ q: Search(254).default("") }),
  can: leads,
  async run({ db }, { q }) {
    if (q.length < shortest) return { items: [] };
    const start = `${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
    const { rows } = await sql<Found>`
      with matching as (
        (select coalesce(joined_to_id, id) as id from people where lower(name) like ${start} limit 500)
        union select coalesce(joined_to_id, id) from people where lower(email) = ${q.toLowerCase()}
        union select coalesce(joined_to_id, people.id) from cases join people on people.id = cases.person_id
          where reference in (${q}, ${q.toUpperCase()})
      ), one as (
        select matching.id,
          (select name from people p where (p.id = matching.id or p.joined_to_id = matching.id) and name is not null
            order by p.id limit 1) as name,
          (select email from people p where (p.id = matching.id or p.joined_to_id = matching.id) and email is not null
            order by p.id limit 1) as email
        from matching order by matching.id desc limit ${shown}
      )
      select id, 'customer' as kind, name, email, null::uuid as "case_id", array(
          select reference from cases where person_id in (select p.id from people p where p.id = one.id or p.joined_to_id = one.id)
          order by received_at desc limit 3) as "references"
      from one
      union all
      select null, 'customer', null, null, id, array[reference] from cases
        where person_id is null and reference in (${q}, ${q.toUpperCase()})
      union all
      (select id, 'employee', name, email, null, '{}' from employees
        where lower(name) like ${`%${start}`} or lower(email) like ${`%${start}`} order by lower(name) limit ${shown})
      `.execute(db);
    return { items: rows.slice(0, shown) };
  },
});
