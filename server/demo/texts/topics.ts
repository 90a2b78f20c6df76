import { care } from "./care.ts";
import { counter } from "./counter.ts";
import { green } from "./green.ts";
import { parking } from "./parking.ts";
import { permits } from "./permits.ts";
import { streets } from "./streets.ts";
import { taxes } from "./taxes.ts";
import type { Topic } from "./topic.ts";
import { waste } from "./waste.ts";

/** Everything that people of Veldhaven bring to their council. */
export const topics: readonly Topic[] = [waste, streets, green, counter, permits, care, taxes, parking];
