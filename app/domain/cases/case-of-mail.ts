import { type RawBuilder, sql } from "kysely";

/** The case of a mail to a customer, with the moment of the words that it carried; as rows `case_id, words_at, author_id`. */
export const caseOfMail = (kind: RawBuilder<unknown>, subjectId: RawBuilder<unknown>) => sql`
  select id as case_id, null::timestamptz as words_at, null::uuid as author_id from cases
    where ${kind} = 'acknowledgement' and id = ${subjectId}
  union all select case_id, written_at, author_id from messages where ${kind} = 'reply' and id = ${subjectId}
  union all select case_id, closed_at, null from closures where ${kind} = 'closure' and id = ${subjectId}`;
