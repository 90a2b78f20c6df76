import { readdir } from "node:fs/promises";
import type { Command, Query } from "#core/command.ts";

/** Every command and query of the product, by name, as the modules of the domain export them. */
export async function operations(): Promise<Map<string, Command | Query>> {
  const found = new Map<string, Command | Query>();
  for (const file of await readdir("app/domain", { recursive: true })) {
    if (!file.endsWith(".ts") || file.endsWith(".test.ts")) continue;
    const module: Record<string, unknown> = await import(`../../app/domain/${file}`);
    for (const value of Object.values(module)) {
      const operation = value as Partial<Command> | null;
      if (typeof operation?.run !== "function" || typeof operation.name !== "string") continue;
      found.set(operation.name, operation as Command);
    }
  }
  return found;
}
