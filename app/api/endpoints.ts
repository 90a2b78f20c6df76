import { auditEndpoints } from "./audit.ts";
import { calendarEndpoints } from "./calendars.ts";
import { casesEndpoints } from "./cases.ts";
import { checkEndpoints } from "./checks.ts";
import { draftingEndpoints } from "./drafting.ts";
import { exportEndpoints } from "./exports.ts";
import type { Endpoint } from "./expose.ts";
import { glossaryEndpoints } from "./glossary.ts";
import { importsEndpoints } from "./imports.ts";
import { listeningEndpoints } from "./listening.ts";
import { organisationEndpoints } from "./organisation.ts";
import { peopleEndpoints } from "./people.ts";
import { personalDataEndpoints } from "./personal-data.ts";
import { philosophyEndpoints } from "./philosophy.ts";
import { programmeEndpoints } from "./programme.ts";
import { resultsEndpoints } from "./results.ts";
import { rightsEndpoints } from "./rights.ts";
import { staffImportEndpoints } from "./staff-import.ts";
import { strategyEndpoints } from "./strategy.ts";
import { workshopImportsEndpoints } from "./workshop-imports.ts";
import { workshopOutcomesEndpoints } from "./workshop-outcomes.ts";
import { workshopPlansEndpoints } from "./workshop-plans.ts";
import { workshopsEndpoints } from "./workshops.ts";

/** Every endpoint of the product, in the order of the product. */
export const endpoints: Endpoint[] = [
  ...organisationEndpoints,
  ...calendarEndpoints,
  ...peopleEndpoints,
  ...staffImportEndpoints,
  ...philosophyEndpoints,
  ...glossaryEndpoints,
  ...workshopPlansEndpoints,
  ...workshopsEndpoints,
  ...workshopImportsEndpoints,
  ...draftingEndpoints,
  ...workshopOutcomesEndpoints,
  ...strategyEndpoints,
  ...listeningEndpoints,
  ...casesEndpoints,
  ...rightsEndpoints,
  ...checkEndpoints,
  ...auditEndpoints,
  ...programmeEndpoints,
  ...resultsEndpoints,
  ...exportEndpoints,
  ...importsEndpoints,
  ...personalDataEndpoints,
];
