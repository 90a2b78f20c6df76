import type { followCase } from "#domain/cases/follow-case.ts";

/** A case as its follow page shows it. */
export type Followed = Awaited<ReturnType<typeof followCase.run>>;
