/**
 * A good body (or query) for each endpoint that wants one, so that only the fault under test can be at fault. Unknown
 * ids are random; the path's own ids are filled by the test.
 */
const instant = "2030-01-01T10:00:00Z";

export const examples: Record<string, Record<string, unknown>> = {
  "PATCH /organisation": { name: "Veldhaven" },
  "POST /teams": { name: "Streets" },
};
export { instant };
