type Fields = Record<string, unknown>;

/** From the fields of the form to a round: each situation with its actions, one a line. */
export function roundInput(
  { sample, days, ...fields }: Fields,
  { principleId }: Record<string, string | undefined>,
): Fields {
  const situations = [0, 1, 2].map((index) => ({
    text: fields[`situations.${index}.text`] ?? "",
    actions: String(fields[`situations.${index}.actions`] ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  }));
  return { principleId, situations, ...(sample ? { sample } : {}), ...(days ? { days } : {}) };
}
