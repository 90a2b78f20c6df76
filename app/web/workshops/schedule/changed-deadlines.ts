/**
 * The deadlines of a form that say something else than before, in the order of the phases: a field `at.<phase>` and what
 * stood in it, `was.<phase>`. A deadline that has passed stays what it was, and is not sent anew.
 */
export function changedDeadlines(
  fields: Iterable<[string, FormDataEntryValue]>,
): { phaseId: string; at: string }[] {
  const all = new Map([...fields].map(([name, value]) => [name, String(value)]));
  return [...all].flatMap(([name, at]) => {
    const phaseId = name.startsWith("at.") ? name.slice(3) : null;
    return phaseId && all.get(`was.${phaseId}`) !== at ? [{ phaseId, at }] : [];
  });
}

/** Sentences of a refused form by phase. */
export function deadlineErrors(
  values: Record<string, string>,
  errors: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    changedDeadlines(Object.entries(values)).flatMap(({ phaseId }, index) => {
      const sentence = errors[`deadlines.${index}.at`] ?? errors[`deadlines.${index}.phaseId`];
      return sentence ? [[phaseId, sentence]] : [];
    }),
  );
}
