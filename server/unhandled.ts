import type { Log } from "#core/context.ts";
import { troubleOf } from "#db/trouble.ts";

/**
 * The second net below every promise that a library holds for nobody: one that fails because the database is away or
 * full is logged, and the process goes on. Anything else is a fault of ours that must be seen: it ends the process, as
 * Node does by itself.
 * @param lost is told each time; whoever relied on that promise begins anew
 */
export function outliveLostConnections(log: Log, lost: () => void): void {
  process.on("unhandledRejection", (reason) => {
    if (!troubleOf(reason)) throw reason;
    log.error({ error: reason }, "a library dropped an error of the database");
    lost();
  });
}
