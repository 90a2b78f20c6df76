import type { z } from "zod";
import type { Actor } from "#core/actor.ts";
import type { Query } from "#core/command.ts";
import type { QueryContext } from "#core/context.ts";
import { Invalid } from "#core/errors.ts";
import { fieldErrorsOf } from "#core/field-errors.ts";

/** What stands in one cell of a file: an instant is written as RFC 3339 in UTC, null as nothing. */
export type Cell = string | number | boolean | Date | null;
export type Row = Record<string, Cell>;
export type Filters = Record<string, string>;

/** Which columns a list has, in their order, and what stands in each for one item. */
export type Columns<Item, Beside = null> = Record<string, (item: Item, beside: Beside) => Cell | undefined>;

/** A list that may leave as a file: the same rows, for the same eyes, as on its page. */
export interface ExportedList {
  columns: string[];
  can: (actor: Actor) => boolean;
  /** Errors: Invalid beside a filter that this list does not have. */
  check: (filters: Filters) => void;
  /** The rows a few hundred at a time, so that a file of any length takes the same memory. */
  pages: (ctx: QueryContext, filters: Filters) => AsyncIterable<Row[]>;
}

interface Page<Item> {
  items: Item[];
  nextCursor?: string | null;
}

/**
 * The list that a query answers, page by page, with its own filters and its own eye for who may see what. `prepare`
 * reads once what the cells need beside each item, such as the names of teams.
 */
export function listed<Schema extends z.ZodObject, Target, Item, Beside = null>(
  query: Query<Schema, Target, Page<Item>>,
  columns: Columns<Item, Beside>,
  prepare: (ctx: QueryContext) => Promise<Beside> = async () => null as Beside,
): ExportedList {
  const inputOf = (filters: Filters, cursor?: string) => ({
    ...filters,
    ...("limit" in query.input.shape && { limit: 200 }),
    ...(cursor !== undefined && { cursor }),
  });
  return {
    columns: Object.keys(columns),
    can: (actor) => query.can(actor, undefined as Target, {} as z.output<Schema>),
    check: (filters) => checked(query.input, inputOf(filters)),
    async *pages(ctx, filters) {
      const beside = await prepare(ctx);
      let cursor: string | undefined;
      do {
        const input = query.input.parse(inputOf(filters, cursor)) as z.output<Schema>;
        const page = await query.run(ctx, input, undefined as Target);
        yield page.items.map((item) => rowOf(columns, item, beside));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
    },
  };
}

/** A list without filters that is read by the id of its last row. */
export function walked<Item extends { id: string }>(
  can: (actor: Actor) => boolean,
  columns: Columns<Item>,
  read: (ctx: QueryContext, after: string | null, limit: number) => Promise<Item[]>,
): ExportedList {
  const limit = 500;
  return {
    columns: Object.keys(columns),
    can,
    check: refuseFilters,
    async *pages(ctx) {
      let after: string | null = null;
      for (;;) {
        const items: Item[] = await read(ctx, after, limit);
        yield items.map((item) => rowOf(columns, item, null));
        after = items.at(-1)?.id ?? null;
        if (items.length < limit || after === null) return;
      }
    },
  };
}

/** A list that is short by its nature and read in one piece. */
export function whole<Item>(
  can: (actor: Actor) => boolean,
  columns: Columns<Item>,
  read: (ctx: QueryContext) => AsyncIterable<Item[]>,
): ExportedList {
  return {
    columns: Object.keys(columns),
    can,
    check: refuseFilters,
    async *pages(ctx) {
      for await (const items of read(ctx)) yield items.map((item) => rowOf(columns, item, null));
    },
  };
}

const rowOf = <Item, Beside>(columns: Columns<Item, Beside>, item: Item, beside: Beside): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, cell]) => [name, cell(item, beside) ?? null]));

function checked(schema: z.ZodType, input: unknown): void {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return;
  throw new Invalid(
    fieldErrorsOf(result.error).map((error) => ({ ...error, path: `filters.${error.path}` })),
  );
}

function refuseFilters(filters: Filters): void {
  const given = Object.keys(filters);
  if (given.length > 0)
    throw new Invalid(given.map((name) => ({ path: `filters.${name}`, code: "unknown_field" })));
}
