type Fields = Record<string, unknown>;

/**
 * From the fields of the form to the input of a view: `mark.<id>`, `line.<id>` and `note.<id>` become the marks, by
 * the id of the principle. A note without a conflict is not sent: its field was out of sight.
 */
export function viewInput(fields: Fields, params: Record<string, string | undefined>): Fields {
  const marks: Record<string, Fields> = {};
  for (const [name, mark] of Object.entries(fields)) {
    const id = /^mark\.(.+)$/.exec(name)?.[1];
    if (!id) continue;
    const [line, note] = [fields[`line.${id}`], fields[`note.${id}`]];
    marks[id] = {
      mark,
      ...(line !== undefined && { line }),
      ...(mark === "conflicts" && note !== undefined && { note }),
    };
  }
  const { value, show } = fields;
  return { ...params, marks, ...(value !== undefined && { value }), ...(show !== undefined && { show }) };
}
