import { answerable } from "./registry/answerable.ts";
import { colleagues } from "./registry/colleagues.ts";
import { customers } from "./registry/customers.ts";
import { happened } from "./registry/happened.ts";
import { organisation } from "./registry/organisation.ts";
import { workshops } from "./registry/workshops.ts";
import type { TableRule } from "./rule.ts";

/**
 * The register of personal data: every table and column of the database, whether it says something about a person, and
 * what an erasure does to it. Export, erasure and retention do what stands here and nothing else, in this order.
 * A new column gets its word beside its table: under `plain` when it says nothing about a person, under `secret` when
 * nobody is ever shown it, otherwise in the part of the person whom it is about.
 */
export const registry: Record<string, TableRule> = {
  ...customers,
  ...colleagues,
  ...workshops,
  ...happened,
  ...answerable,
  ...organisation,
};
