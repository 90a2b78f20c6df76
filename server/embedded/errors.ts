/** The code of an error of Node, PostgreSQL or the operating system, such as `ENOENT` or `28P01`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** The one line of an error that an operator can use. */
export function errorLine(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
