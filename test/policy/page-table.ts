import type { Policy } from "./table.ts";

/** No key and no receipt opens a page: the receipt stands in the address of the one page that asks for it. */
export const readers = ["owner", "lead", "manager", "employee", "counter", "visitor"] as const;
export type Reader = (typeof readers)[number];

/** Pages and other addresses for browsers, as app/routes.ts names them. */
export const pagePolicies: Policy[] = [
  {
    why: "Public pages and ways in",
    //      owner lead  manager employee counter visitor
    cells: "yes   yes   yes     yes      yes     yes",
    names: [
      "charter",
      "reading/thanks",
      "tell-us",
      "confirm/:token",
      "follow",
      "follow/:receipt",
      "forgot",
      "reset/:token",
      "invitation/:token",
      "join",
      "join/:code",
      "sign-in/single-sign-on",
    ],
  },
  {
    why: "What stands at no address: in the reader's language it says that there is nothing",
    //      owner lead  manager employee counter visitor
    cells: "absent absent absent  absent   absent  absent",
    names: ["*"],
  },
  {
    why: "Leads where this person belongs",
    //      owner lead  manager employee counter visitor
    cells: "moved moved moved   moved    moved   moved",
    names: [""],
  },
  {
    why: "A step of signing in: without the step before it there is the way in; those who are in go on",
    cells: "moved moved moved   moved    moved   door",
    names: ["shared-device"],
  },
  {
    why: "The way back from a provider: without its answer there is the way in",
    cells: "door  door  door    door     door    door",
    names: ["sign-in/single-sign-on/return"],
  },
  {
    why: "Looking signs nobody out, and takes nothing out",
    cells: "moved moved moved   moved    moved   moved",
    names: ["exports/:list", "settings/people/invitation-links", "sign-out"],
  },
  {
    why: "Settings that everybody may read, and one's own; at the counter there are none",
    //      owner lead  manager employee counter visitor
    cells: "yes   yes   yes     yes      moved   door",
    names: [
      "settings",
      "settings/calendar",
      "settings/me",
      "settings/people",
      "settings/people/:employeeId",
      "settings/security",
      "settings/sessions",
      "settings/teams",
    ],
  },
  {
    why: "Settings of those who run the programme",
    cells: "yes   yes   no      no       moved   door",
    names: [
      "settings/people/import",
      "settings/personal-data",
      "settings/personal-data/:personId",
      "settings/personal-data/:personId/erasure",
      "settings/retention",
      "settings/shared-device",
    ],
  },
  {
    why: "What is held about oneself: never behind four digits at a counter",
    cells: "yes   yes   yes     yes      no      door",
    names: ["settings/me/personal-data.json"],
  },
  {
    why: "Keys are for owners",
    cells: "yes   no    no      no       moved   door",
    names: ["settings/api-keys"],
  },
  {
    why: "What those who run the programme change",
    cells: "yes   yes   no      no       no      door",
    names: [
      "charter-preview",
      "imports",
      "imports/:importId",
      "imports/:importId/refused-rows.csv",
      "settings/personal-data/:personId/export.json",
      "pledges/new",
      "principles/:principleId/reading",
      "settings/people/template.csv",
    ],
  },
  {
    why: "Words that those who run the programme change; others are led to them as they stand",
    cells: "yes   yes   moved   moved    moved   door",
    names: ["documents/:kind/edit", "principles/:principleId/edit"],
  },
  {
    why: "What managers change for their teams as well",
    cells: "yes   yes   yes     no       no      door",
    names: ["rights/new", "standards/new"],
  },
  {
    why: "The way in, for those who are not in",
    cells: "moved moved moved   moved    moved   yes",
    names: ["sign-in", "sign-in/code"],
  },
  {
    why: "A private link: wrong or used up it is not there",
    cells: "absent absent absent absent  absent  absent",
    names: ["reading/:roundId/:token"],
  },
  {
    why: "One's own private link, for who was drawn",
    cells: "absent absent absent absent  absent  door",
    names: ["my-reading/:roundId"],
  },
  {
    why: "Set-up is over",
    cells: "absent absent absent absent  absent  absent",
    names: ["setup"],
  },
  {
    why: "Nothing to look at",
    cells: "none  none  none    none     none    none",
    names: ["sign-in/passkey", "shared-device/stay", "settings/passkey", "workshops/:workshopId/act"],
  },
  {
    why: "Pages of everybody who works here",
    //      owner lead  manager employee counter visitor
    cells: "yes   yes   yes     yes      yes     door",
    names: [
      "actions",
      "actions/:actionId",
      "activity",
      "attention",
      "cases",
      "cases-by-reference",
      "cases/new",
      "colleagues",
      "documents/:kind",
      "due-promises",
      "home",
      "live",
      "notices",
      "pledges",
      "pledges/:pledgeId",
      "principles",
      "principles/audit",
      "principles/audit/:itemId",
      "principles/checks",
      "principles/library",
      "principles/moments",
      "principles/words",
      "principles/:principleId",
      "principles/:principleId/results",
      "principles/new",
      "rights",
      "rights-lookup",
      "rights/:rightId",
      "rights/figures",
      "rights/needs",
      "rights/questions",
      "standards",
      "standards/:standardId",
      "standards/:standardId/rows",
      "workshops",
      "workshops/new",
      "workshops/bring/:of/:id",
      "workshops/templates",
      "workshops/templates/:templateId",
    ],
  },
  {
    why: "Leads to what somebody is asked about, for those who may see it",
    cells: "moved moved goes    went     went    door",
    names: ["principles/checks/:checkId"],
  },
  {
    why: "The board, for those who have a chair at it and those who run the programme",
    cells: "yes   yes   team    team     team    absent",
    names: ["workshops/:workshopId/board", "workshops/:workshopId/wall", "workshops/:workshopId/live"],
  },
  {
    why: "A workshop around its board, for those of them who work here",
    cells: "yes   yes   team    team     team    door",
    names: ["workshops/:workshopId", "workshops/:workshopId/outcome"],
  },
  {
    why: "What came of it, for guests: whoever works here goes on to their own page",
    cells: "moved moved moved   moved    moved   absent",
    names: ["workshops/:workshopId/what-came-of-it"],
  },
  {
    why: "From a note to what it comes from, for those at the board who work here and may see it",
    cells: "moved moved went    went     went    absent",
    names: ["workshops/:workshopId/notes/:noteId/evidence"],
  },
  {
    why: "A workshop as its facilitators arrange it",
    cells: "yes   yes   held    held     held    door",
    names: ["workshops/:workshopId/invitations", "workshops/:workshopId/plan"],
  },
  {
    why: "The entry for a calendar, for those who take part",
    cells: "yes   yes   team    team     team    absent",
    names: ["workshops/:workshopId/calendar.ics"],
  },
  {
    why: "The board as a file, for those who have a chair at it; never from a counter",
    cells: "yes   yes   team    team     held    absent",
    names: ["workshops/:workshopId/export/:format"],
  },
  {
    why: "A case, for those who may see it",
    cells: "yes   yes   teams   team     team    door",
    names: ["cases/:caseId", "principles/checks/:subjectType/:subjectId"],
  },
];
