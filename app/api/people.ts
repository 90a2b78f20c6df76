import { z } from "zod";
import type { Caller } from "#core/context.ts";
import { changeEmployee } from "#domain/organisation/change-employee.ts";
import { EmployeeRole, getEmployee, Level, listEmployees } from "#domain/organisation/employees.ts";
import {
  invitationToken,
  inviteEmployee,
  listInvitations,
  revokeInvitation,
} from "#domain/organisation/invitations.ts";
import { deactivateEmployee, reactivateEmployee } from "#domain/people/leaving/deactivate-employee.ts";
import { expose } from "./expose.ts";
import { listOf, Moment } from "./shapes.ts";

const Employee = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: EmployeeRole,
  level: Level.nullable(),
  language: z.string(),
  teamIds: z.array(z.uuid()),
  deactivatedAt: Moment.nullable(),
  revision: z.int(),
});
const Invitation = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: EmployeeRole,
  level: Level.nullable(),
  teamId: z.uuid().nullable(),
  createdAt: Moment,
  expiresAt: Moment,
  mailRefusal: z.string().nullable(),
});

/** The link of an invitation is derived for its answer alone; without a mail server somebody has to send it. */
const withLink = ({ services }: Caller, made: { id: string; expiresAt: Date }) => ({
  ...made,
  url: `${services.publicUrl}/invitation/${invitationToken(services.secret, made.id)}`,
});

export const peopleEndpoints = [
  expose("GET", "/employees", listEmployees, {
    answer: listOf(Employee),
    summary:
      "Colleagues by name: `state` is active (the default), left or all; by role, team or part of a name",
  }),
  expose("GET", "/employees/{employeeId}", getEmployee, { answer: Employee, summary: "One colleague" }),
  expose("PATCH", "/employees/{employeeId}", changeEmployee, {
    answer: Employee,
    summary: "Change a colleague's name, address, role, level, language or teams",
  }),
  expose("POST", "/employees/{employeeId}/deactivation", deactivateEmployee, {
    status: 201,
    answer: Employee,
    summary: "Let a colleague go; `handOverTo` takes over what they answer for",
  }),
  expose("DELETE", "/employees/{employeeId}/deactivation", reactivateEmployee, {
    answer: Employee,
    summary: "Take a colleague back",
  }),
  expose("GET", "/invitations", listInvitations, {
    answer: listOf(Invitation),
    summary: "Invitations that are open, newest first",
  }),
  expose("POST", "/invitations", inviteEmployee, {
    status: 201,
    answer: z.object({ id: z.uuid(), expiresAt: Moment, url: z.url() }),
    present: withLink,
    summary: "Invite a colleague; `url` is the link for them, shown this once",
  }),
  expose("DELETE", "/invitations/{invitationId}", revokeInvitation, {
    answer: z.object({ id: z.uuid() }),
    summary: "Withdraw an open invitation",
  }),
];
