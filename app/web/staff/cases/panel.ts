import type { Refused } from "../../form.ts";
import type { CaseData } from "./case.tsx";

/** What each panel of the writer works on. */
export type PanelProps = { data: CaseData; refused: Refused | null };
