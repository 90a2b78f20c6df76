import { prepareDatabase } from "#db/prepare.ts";
import { readConfig } from "../server/config.ts";
import { reachDatabase } from "./open.ts";
import { readOptions } from "./usage.ts";

/** `kept migrate`: brings the schema up to date, for an app that does not hold the owner's sign-in itself. */
export async function migrateAsOwner(args: string[]): Promise<void> {
  readOptions(args, {});
  const database = await reachDatabase(await readConfig(process.env, []));
  try {
    const { applied } = await prepareDatabase(database.connections);
    console.log(
      applied.length > 0 ? `Applied: ${applied.join(", ")}` : "All migrations were applied already.",
    );
  } finally {
    await database.stop();
  }
}
