import { z } from "zod";
import { leads } from "#core/actor.ts";
import { command, query } from "#core/command.ts";
import { GivenMapping, type Mapping, readMapping, shippedMappings } from "./mapping.ts";

export const MappingName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/);

/** Saved mappings and those that come with the product, by name. */
export const listMappings = query({
  name: "import_mapping.list",
  input: z.strictObject({}),
  can: leads,
  async run({ db }) {
    const saved = await db
      .selectFrom("importMappings")
      .select(["name", "mapping"])
      .orderBy("name")
      .limit(500)
      .execute();
    const own = saved.map((row) => ({ name: row.name, mapping: row.mapping as Mapping, shipped: false }));
    const names = new Set(own.map((row) => row.name));
    const ready = Object.entries(shippedMappings)
      .filter(([name]) => !names.has(name))
      .map(([name, mapping]) => ({ name, mapping, shipped: true }));
    return { items: [...own, ...ready].sort((a, b) => (a.name < b.name ? -1 : 1)) };
  },
});

/** Saves a mapping under a name; one that was there is replaced. Imports keep the mapping they began with. */
export const saveMapping = command({
  name: "import_mapping.save",
  input: z.strictObject({ name: MappingName, mapping: GivenMapping }),
  can: leads,
  async run(ctx, input) {
    const mapping = await readMapping(ctx.db, input.mapping);
    await ctx.db
      .insertInto("importMappings")
      .values({ name: input.name, mapping: JSON.stringify(mapping), updatedAt: ctx.now })
      .onConflict((conflict) =>
        conflict.column("name").doUpdateSet({ mapping: JSON.stringify(mapping), updatedAt: ctx.now }),
      )
      .execute();
    ctx.record("import_mapping.saved", { type: "import_mapping", id: null }, { name: input.name });
    return { name: input.name, mapping, shipped: false };
  },
});
