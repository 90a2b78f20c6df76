import { z } from "zod";

/** One value that an operation takes: where it stands, and what checks it. */
export interface Field {
  path: string;
  kind: "text" | "number" | "anything";
  schema: z.ZodType;
}

type Inner = { innerType?: z.ZodType; getter?: () => z.ZodType };

/** Every text, number and unchecked value in a schema, however deep; a recursive schema is walked once. */
export function fieldsOf(schema: z.ZodType, path = "", seen = new Set<z.ZodType>()): Field[] {
  if (seen.has(schema)) return [];
  const inside = new Set(seen).add(schema);
  const go = (inner: z.ZodType, step: string) => fieldsOf(inner, `${path}${step}`, inside);
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat)
    return [{ path, kind: "text", schema }];
  if (schema instanceof z.ZodNumber) return [{ path, kind: "number", schema }];
  if (schema instanceof z.ZodUnknown || schema instanceof z.ZodAny)
    return [{ path, kind: "anything", schema }];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, each]) => go(each as z.ZodType, `.${name}`));
  if (schema instanceof z.ZodArray) return go(schema.element as z.ZodType, "[]");
  if (schema instanceof z.ZodRecord)
    return [...go(schema.keyType as z.ZodType, "{key}"), ...go(schema.valueType as z.ZodType, "{}")];
  if (schema instanceof z.ZodTuple)
    return schema.def.items.flatMap((each, index) => go(each as z.ZodType, `[${index}]`));
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((each) => go(each as z.ZodType, ""));
  if (schema instanceof z.ZodPipe) return piped(schema, path, go);
  const { innerType, getter } = schema.def as Inner;
  if (innerType) return go(innerType, "");
  return getter ? go(getter(), "") : [];
}

/** What is read first and turned into something else is tried as a whole, as the kind that goes in. */
function piped(schema: z.ZodPipe, path: string, go: (inner: z.ZodType, step: string) => Field[]): Field[] {
  const first = schema.def.in;
  const source = first instanceof z.ZodTransform ? schema.def.out : first;
  return go(source as z.ZodType, "").map((field) => (field.path === path ? { ...field, schema } : field));
}
