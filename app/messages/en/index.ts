import type { Translation } from "../text.ts";
import { account } from "./account.ts";
import { actions } from "./actions.ts";
import { activity } from "./activity.ts";
import { audit } from "./audit.ts";
import { backing } from "./backing.ts";
import { board } from "./board.ts";
import { bringing } from "./bringing.ts";
import { calendars } from "./calendars.ts";
import { caseDesk } from "./case-desk.ts";
import { cases } from "./cases.ts";
import { checking } from "./checking.ts";
import { drafting } from "./drafting.ts";
import { entrance } from "./entrance.ts";
import { errors } from "./errors.ts";
import { glossary } from "./glossary.ts";
import { home } from "./home.ts";
import { imports } from "./imports.ts";
import { ladder } from "./ladder.ts";
import { library } from "./library.ts";
import { listening } from "./listening.ts";
import { mails } from "./mails.ts";
import { moments } from "./moments.ts";
import { organisation } from "./organisation.ts";
import { outcome } from "./outcome.ts";
import { people } from "./people.ts";
import { philosophy } from "./philosophy.ts";
import { plan } from "./plan.ts";
import { privacy } from "./privacy.ts";
import { programme } from "./programme.ts";
import { publicPages } from "./public.ts";
import { reading } from "./reading.ts";
import { results } from "./results.ts";
import { rights } from "./rights.ts";
import { schedule } from "./schedule.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { staffImport } from "./staff-import.ts";
import { strategy } from "./strategy.ts";
import { templates } from "./templates.ts";
import { workshops } from "./workshops.ts";

/** English is the first language: it decides which messages exist. One file an area. */
export const en = {
  account,
  actions,
  activity,
  audit,
  backing,
  board,
  bringing,
  calendars,
  caseDesk,
  cases,
  checking,
  drafting,
  entrance,
  errors,
  glossary,
  home,
  imports,
  ladder,
  library,
  listening,
  mails,
  moments,
  organisation,
  outcome,
  people,
  philosophy,
  privacy,
  plan,
  programme,
  reading,
  results,
  rights,
  schedule,
  settings,
  shell,
  staffImport,
  strategy,
  templates,
  workshops,
  public: publicPages,
};
export type Messages = Translation<typeof en>;
