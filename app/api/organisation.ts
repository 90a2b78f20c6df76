import { z } from "zod";
import { changeOrganisation, getOrganisation, Word } from "#domain/organisation/organisation.ts";
import { changeTeam, createTeam, listTeams } from "#domain/organisation/teams.ts";
import { expose } from "./expose.ts";
import { listOf } from "./shapes.ts";

const Organisation = z.object({
  name: z.string(),
  timeZone: z.string(),
  languages: z.array(z.string()),
  customerWord: z.record(z.string(), Word),
  intakeTeamId: z.uuid().nullable(),
  currency: z.string(),
  questionHours: z.int(),
  lateMessagesByThemselves: z.boolean(),
  revision: z.int(),
});
const Team = z.object({
  id: z.uuid(),
  name: z.string(),
  parentId: z.uuid().nullable(),
  kind: z.enum(["front_line", "back_office", "site"]),
});

export const organisationEndpoints = [
  expose("GET", "/organisation", getOrganisation, {
    answer: Organisation,
    summary: "The organisation's settings",
  }),
  expose("PATCH", "/organisation", changeOrganisation, {
    answer: Organisation,
    summary: "Change the settings",
  }),
  expose("GET", "/teams", listTeams, { answer: listOf(Team), summary: "All teams; the tree is in parentId" }),
  expose("POST", "/teams", createTeam, { status: 201, answer: Team, summary: "Add a team" }),
  expose("PATCH", "/teams/{teamId}", changeTeam, {
    answer: Team,
    summary: "Give a team another name, kind or place in the tree",
  }),
];
