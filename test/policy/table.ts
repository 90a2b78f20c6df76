/**
 * Who may do what, and what everybody else hears: the one table of rights. `policy.test.ts` runs every cell for real.
 * A new command, query or page without a row here fails the build.
 */
export const roles = [
  "owner",
  "lead",
  "manager",
  "employee",
  /** An owner who signed in with a PIN on a shared device: there they act as an employee. */
  "counter",
  "keyRead",
  "keyWrite",
  "visitor",
  /** Whoever holds the receipt of one case, which is of the own team. */
  "customer",
  /** A guest of one workshop, who has its token. A line without a word for them treats them as it does a customer. */
  "guest",
] as const;
export type Role = (typeof roles)[number];

/** Where the object in hand stands, seen from a manager or an employee of the own team. */
export const places = ["own", "below", "other"] as const;
export type Place = (typeof places)[number];

export type Outcome = "allowed" | "forbidden" | "not_found" | "sign_in" | "elsewhere" | "no_page";
type Cell = Record<Place, Outcome>;
const everywhere = (outcome: Outcome): Cell => ({ own: outcome, below: outcome, other: outcome });

/** The words of the table: what comes of it in the own team, in a team below, and elsewhere. */
const words = {
  yes: everywhere("allowed"),
  no: everywhere("forbidden"),
  absent: everywhere("not_found"),
  door: everywhere("sign_in"),
  /** Led to another page. */
  moved: everywhere("elsewhere"),
  /** Nothing to look at: forms and scripts are sent there. */
  none: everywhere("no_page"),
  /** A manager: their teams and those below, and nothing else is there for them. */
  teams: { own: "allowed", below: "allowed", other: "not_found" },
  /** Led to another page where a manager, or an employee, may see the thing; elsewhere there is nothing. */
  goes: { own: "elsewhere", below: "elsewhere", other: "not_found" },
  went: { own: "elsewhere", below: "not_found", other: "not_found" },
  /** A manager sets rules for their teams; elsewhere they may read them only. */
  sets: { own: "allowed", below: "allowed", other: "forbidden" },
  /** An employee: their own team, and nothing else is there for them. */
  team: { own: "allowed", below: "not_found", other: "not_found" },
  /** The holder of a receipt: their case is there, but this is not for them. */
  held: { own: "forbidden", below: "not_found", other: "not_found" },
  /** A manager sees the case, but this is not for them. */
  seen: { own: "forbidden", below: "forbidden", other: "not_found" },
} as const satisfies Record<string, Cell>;
type Word = keyof typeof words;

export interface Policy {
  why: string;
  cells: string;
  names: string[];
}

/** Commands and queries, by name. */
export const operationPolicies: Policy[] = [
  {
    why: "Open to everybody: what is public, and what proves itself by a link, a receipt or a way in",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "yes   yes   yes     yes      yes       yes     yes        yes     yes",
    names: [
      "charter.read",
      "case.follow",
      "address.read_confirmation",
      "invitation.read",
      "password_reset.read",
      "shared_device.read",
      "session.open",
      "session.open_second_step",
      "session.begin_passkey",
      "session.open_passkey",
      "session.begin_single_sign_on",
      "session.open_single_sign_on",
      "session.open_pin",
    ],
  },
  {
    why: "The same, where something changes: a key that only reads changes nothing",
    cells: "yes   yes   yes     yes      yes       no      yes        yes     yes",
    names: [
      "voice.tell",
      "case.answer_back",
      "case.ask_erasure",
      "case.give_verdict",
      "case.give_feeling",
      "case.release_promise",
      "address.confirm",
      "invitation.accept",
      "password.reset",
      "password_reset.ask",
    ],
  },
  {
    why: "Everybody who works here reads it; lists and counts hold what this person may see",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "yes   yes   yes     yes      yes       yes     yes        door    no",
    names: [
      "action.list",
      "action.read",
      "activity.list",
      "audit.list",
      "audit.read_item",
      "audit.read_matrix",
      "attention.read",
      "break.list",
      "calendar.list_own",
      "calendar.list_without",
      "calendar.read",
      "calendar.read_file",
      "calendar.read_team",
      "case.count",
      "check.figures",
      "check.list",
      "case.find_by_reference",
      "case.list",
      "decision_right.figures",
      "decision_right.list",
      "decision_right.look_up",
      "decision_right.read",
      "document.list",
      "document.list_versions",
      "document.read",
      "document.read_version",
      "employee.list",
      "employee.list_choices",
      "employee.read",
      "glossary.explain",
      "glossary.list",
      "initiative.list",
      "initiative.read",
      "need.figures",
      "library.list",
      "library.read",
      "moment.list",
      "moment.read",
      "need.list",
      "organisation.read",
      "pledge.list",
      "pledge.read",
      "principle.list",
      "principle.list_choices",
      "principle.read",
      "principle.read_results",
      "programme.read",
      "question.list",
      "promise.list_due",
      "standard.capability",
      "standard.changes",
      "standard.list",
      "standard.list_figures",
      "standard.performance",
      "standard.read",
      "standard.read_figures",
      "standard.rows",
      "team.list",
      "template.list",
      "template.read",
    ],
  },
  {
    why: "Everybody who works here does it",
    cells: "yes   yes   yes     yes      yes       no      yes        door    no",
    names: ["voice.record", "principle.create", "initiative.create", "moment.note", "need.ask"],
  },
  {
    why: "A case is read by those who may see it",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "yes   yes   teams   team     team      yes     yes        door    held",
    names: ["case.clocks", "case.read", "check.find", "check.read"],
  },
  {
    why: "A case is worked on by those who may see it",
    cells: "yes   yes   teams   team     team      no      yes        door    held",
    names: [
      "case.assign",
      "case.clear_suspicion",
      "case.close",
      "case.move",
      "case.pause",
      "case.reopen",
      "case.resume",
      "check.ask",
      "check.give",
      "check.settle",
      "check.show",
      "decision.take",
      "message.write",
      "principle.link_evidence",
      "principle.unlink_evidence",
      "promise.break",
      "promise.discard_late_message",
      "promise.fulfil",
      "promise.make",
      "promise.release",
      "promise.take_back",
    ],
  },
  {
    why: "At the door of a workshop: the code decides, and a key that only reads joins nothing",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "yes   yes   yes     yes      yes       yes     yes        yes     yes      yes",
    names: ["workshop.find_by_code"],
  },
  {
    why: "The same, where a chair is taken",
    cells: "yes   yes   yes     yes      yes       no      yes        yes     yes      yes",
    names: ["workshop.join"],
  },
  {
    why: "Planned by everybody who works here; each sees in the list what they take part in",
    cells: "yes   yes   yes     yes      yes       no      yes        door    no       no",
    names: ["workshop.create"],
  },
  {
    why: "Listed for everybody who works here: each sees what they take part in, and what is closed",
    cells: "yes   yes   yes     yes      yes       yes     yes        door    no       no",
    names: ["workshop.list", "workshop.list_of_principle"],
  },
  {
    why: "When and with whom: for those who work here and take part or are invited",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "yes   yes   team    team     team      yes     yes        absent  absent   held",
    names: ["note.read_evidence", "workshop.read_schedule"],
  },
  {
    why: "Answered by whoever is invited, and nobody here is: for all others there is no invitation",
    //      owner  lead   manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "absent absent absent absent   absent    no      absent     absent  absent   absent",
    names: ["workshop.answer_invitation"],
  },
  {
    why: "A board as a file, for those who take part; never from a counter",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "yes   yes   team    team     held      yes     yes        absent  absent   team",
    names: ["workshop.export", "workshop.check_paper"],
  },
  {
    why: "Somebody who works here and takes part notes actions",
    cells: "yes   yes   team    team     team      no      yes        absent  absent   held",
    names: ["workshop.add_action"],
  },
  {
    why: "What a closed workshop came to: everybody who works here reads it and adds to it; guests read their own",
    cells: "yes   yes   yes     yes      yes       yes     yes        absent  absent   team",
    names: ["workshop.read_outcome"],
  },
  {
    why: "One's own home: whoever works here takes down what hangs there",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "yes   yes   yes     yes      yes       no      absent     absent  absent   absent",
    names: ["workshop.change_own_pin"],
  },
  {
    why: "Proposed by everybody who works here",
    cells: "yes   yes   yes     yes      yes       no      yes        absent  absent   absent",
    names: ["behaviour.propose"],
  },
  {
    why: "Answered by those who run the programme",
    cells: "yes   yes   no      no       no        no      yes        absent  absent   absent",
    names: ["behaviour.answer"],
  },
  {
    why: "Changed by its owner, whoever noted it, and those who run the programme; read by everybody here",
    cells: "yes   yes   no      no       no        no      yes        door    no",
    names: ["action.change"],
  },
  {
    why: "A workshop is for those who take part in it; in the own corner all of them have a chair, elsewhere none",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "yes   yes   team    team     team      yes     yes        absent  absent   team",
    names: [
      "workshop.read_calendar",
      "workshop.read",
      "workshop.read_board",
      "workshop.listen",
      "workshop.find_similar",
      "workshop.read_library",
      "participant.list",
      "statement.list",
      "ladder.read",
    ],
  },
  {
    why: "The board is everybody's who sits at it, and those who run the programme may help",
    cells: "yes   yes   team    team     team      no      yes        absent  absent   team",
    names: [
      "group.add",
      "group.change",
      "note.change",
      "note.tie",
      "pledge_idea.keep",
      "stake.add",
      "stake.change",
      "statement.change",
    ],
  },
  {
    why: "To write and to choose takes a chair of one's own",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "yes   no    team    team     team      no      no         absent  absent   team",
    names: [
      "consent.give",
      "conviction.give",
      "drop_vote.cast",
      "ladder.answer",
      "note.add",
      "participant.change_own",
      "rating.give",
      "statement.add",
      "suggestion.add",
      "vote.cast",
      "workshop.take_from_library",
    ],
  },
  {
    why: "Decided by whoever wrote it, which was the owner, and by those who facilitate",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "yes   yes   held    held     held      no      yes        absent  absent   held",
    names: ["consent.answer_objection", "ladder.change_answer", "statement.merge", "suggestion.decide"],
  },
  {
    why: "A voice is linked by those at the board who work here",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "yes   yes   team    team     team      no      yes        absent  absent   held",
    names: ["statement.link_evidence", "statement.unlink_evidence"],
  },
  {
    why: "Ideas for pledges are read by those who make pledges",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "yes   yes   no      no       no        yes     yes        door    no       no",
    names: ["pledge_idea.list", "pledge_idea.read"],
  },
  {
    why: "Facilitated by those who got that role, and by those who run the programme",
    cells: "yes   yes   held    held     held      no      yes        absent  absent   held",
    names: [
      "consent.show",
      "drop_round.change",
      "participant.change",
      "round.end",
      "round.run_off",
      "workshop.renew_code",
      "workshop.reopen",
      "workshop.change",
      "workshop.change_plan",
      "workshop.pin",
      "workshop.unpin",
      "statement.agree",
      "workshop.invite",
      "workshop.set_deadlines",
      "workshop.withdraw_invitation",
      "workshop.change_stage",
      "workshop.close",
      "workshop.import",
      "workshop.withdraw_import",
      "workshop.move_phase",
    ],
  },
  {
    why: "Done to a case by those who run the programme; others who see it may not",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer guest
    cells: "yes   yes   seen    held     held      no      yes        door    held     absent",
    names: ["case.hold", "case.name_person"],
  },
  {
    why: "Read by those who facilitate it",
    cells: "yes   yes   held    held     held      yes     yes        absent  absent   held",
    names: [
      "workshop.find_evidence",
      "workshop.preview_import",
      "workshop.read_plan",
      "workshop.read_progress",
    ],
  },
  {
    why: "Answered by those who run the programme, and by managers for their teams; others do not know of it",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "yes   yes   teams   absent   absent    no      yes        absent  absent",
    names: ["question.answer", "need.answer"],
  },
  {
    why: "Set by those who run the programme, and by managers for their teams; everybody reads it",
    cells: "yes   yes   sets    no       no        no      yes        door    no",
    names: [
      "calendar.add_team_days_off",
      "calendar.change_team",
      "calendar.remove_team",
      "decision_right.change",
      "decision_right.create",
      "decision_right.retire",
      "standard.change",
      "standard.create",
    ],
  },
  {
    why: "Changed by those who run the programme",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "yes   yes   no      no       no        no      yes        door    no",
    names: [
      "calendar.add_days_off",
      "audit.add_item",
      "audit.change_item",
      "audit.rate",
      "audit.retire_item",
      "calendar.change",
      "document.write",
      "moment.remove",
      "employee.change",
      "employee.deactivate",
      "employee.import",
      "employee.invite",
      "employee.reactivate",
      "erasure_request.decline",
      "hold.lift",
      "glossary.change",
      "glossary.define",
      "glossary.remove",
      "import.start",
      "interpretation.close",
      "interpretation.open",
      "import_mapping.save",
      "initiative.change",
      "initiative.end",
      "initiative.start",
      "invitation.revoke",
      "organisation.change",
      "person.correct",
      "person.erase",
      "person.hold",
      "person.join",
      "person.split",
      "retention.change",
      "pledge.change",
      "pledge.create",
      "pledge_idea.withdraw",
      "pledge.publish",
      "pledge.test",
      "pledge.withdraw",
      "principle.agree",
      "principle.change",
      "principle.merge",
      "principle.note_result_values",
      "principle.publish",
      "principle.remove_result",
      "principle.retire",
      "principle.set_result",
      "principle.unpublish",
      "team.change",
      "team.create",
      "template.change",
      "template.create",
      "template.retire",
    ],
  },
  {
    why: "A list as a file, for whoever sees it; never from a counter. A key that reads may: it changes nothing but the log",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "yes   yes   yes     yes      no        yes     yes        door    no",
    names: ["list.export"],
  },
  {
    why: "Read by those who run the programme",
    cells: "yes   yes   no      no       no        yes     yes        door    no",
    names: [
      "charter.preview",
      "employee.list_owned",
      "employee.preview_import",
      "erasure.list",
      "erasure_request.list",
      "import.errors",
      "import.list",
      "import.read",
      "import_mapping.list",
      "interpretation.list",
      "invitation.list",
      "person.export",
      "person.find",
      "person.read",
      "retention.read",
    ],
  },
  {
    why: "By those who run the programme in person: no machine changes how people sign in",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "yes   yes   no      no       no        no      no         door    no",
    names: [
      "invitation.take_links",
      "password_reset.make",
      "shared_device.share",
      "shared_device.list",
      "shared_device.revoke",
    ],
  },
  {
    why: "A private link: wrong or used up it is not there, for anybody",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "absent absent absent absent  absent    absent  absent     absent  absent",
    names: ["interpretation.read_link"],
  },
  {
    why: "The same, where something is counted",
    cells: "absent absent absent absent  absent    no      absent     absent  absent",
    names: ["interpretation.answer"],
  },
  {
    why: "One's own link, for who was drawn; others have none",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "absent absent absent absent  absent    no      no         door    no",
    names: ["interpretation.my_link"],
  },
  {
    why: "Keys are for owners, in person",
    cells: "yes   no    no      no       no        no      no         door    no",
    names: ["api_key.create", "api_key.list", "api_key.revoke"],
  },
  {
    why: "One's own, also at the counter",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "yes   yes   yes     yes      yes       no      no         door    no",
    names: [
      "home.read",
      "home.read_work",
      "notice.list",
      "notice.read_all",
      "session.note",
      "shared_device.read_own",
    ],
  },
  {
    why: "One's own account: never behind four digits at a counter, never by a key",
    cells: "yes   yes   yes     yes      no        no      no         door    no",
    names: [
      "employee.change_own",
      "passkey.add",
      "passkey.begin",
      "passkey.list",
      "password.change",
      "person.export_own",
      "pin.read",
      "pin.remove",
      "pin.set",
      "second_step.begin",
      "second_step.confirm",
      "second_step.end",
      "second_step.read",
      "second_step.renew_codes",
      "session.list",
      "session.revoke_others",
      "single_sign_on.read",
      "single_sign_on.untie",
    ],
  },
  {
    why: "One thing of one's own account: for whoever it is not, it is not there",
    //      owner lead  manager employee counter | keyRead keyWrite | visitor customer
    cells: "yes   yes   yes     yes      no        no      absent     absent  absent",
    names: ["passkey.remove", "session.revoke"],
  },
  {
    why: "One notice of one's own",
    cells: "yes   yes   yes     yes      yes       no      absent     absent  absent",
    names: ["notice.read"],
  },
  {
    why: "For jobs and the command line alone",
    cells: "no    no    no      no       no        no      no         door    no",
    names: [
      "case.note_acknowledgement",
      "participant.expire_presence",
      "workshop.pass_deadline",
      "workshop.remind",
      "clock.count",
      "clock.remind",
      "erasure.repeat",
      "retention.erase",
      "retention.note",
      "import.apply",
      "import.finish",
      "organisation.set_up",
      "promise.remind",
      "mail.tell_refused",
      "mail.tell_delayed",
      "case.tell_aside",
      "promise.tell_late",
      "question.escalate",
    ],
  },
];

/** Reads a line of the table, one word for each of the columns. */
export function cellsOf<Column extends string>(
  policy: Policy,
  columns: readonly Column[],
): Record<Column, Cell> {
  const given = policy.cells.split(/\s+/) as Word[];
  if (columns.includes("guest" as Column) && given.length === columns.length - 1) {
    const asCustomer = given.at(-1) as Word;
    given.push(asCustomer === "held" ? "absent" : asCustomer);
  }
  if (given.length !== columns.length) throw new Error(`${policy.why}: ${given.length} cells`);
  return Object.fromEntries(columns.map((column, index) => [column, words[given[index] as Word]])) as Record<
    Column,
    Cell
  >;
}
