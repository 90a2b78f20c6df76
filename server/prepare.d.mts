export const home: string;
/** Installs, and for pages also builds, what is missing or stale. Resolves to the Node that runs it. */
export function prepare(what: "packages" | "pages"): Promise<string>;
