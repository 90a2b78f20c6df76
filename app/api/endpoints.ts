import type { Endpoint } from "./expose.ts";
import { organisationEndpoints } from "./organisation.ts";

/** Every endpoint of the product, in the order of the product. */
export const endpoints: Endpoint[] = [...organisationEndpoints];
