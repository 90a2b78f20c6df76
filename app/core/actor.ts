/** Who asks. A level grants nothing; a role and teams do. */
export type Role = "owner" | "lead" | "manager" | "employee";

interface Anyone {
  /** Employee, key or case id; null for a visitor and for the system. */
  id: string | null;
  teamIds: ReadonlySet<string>;
}
export interface EmployeeActor extends Anyone {
  kind: "employee";
  id: string;
  role: Role;
  name: string;
  email: string;
  language: string;
  /** False for somebody who switched shortcuts of a single key off. */
  singleKeys?: boolean;
  /**
   * The shared device on which they signed in with a PIN; absent or null on their own. There they act as an employee
   * whatever their role, and see their own teams alone.
   */
  sharedDeviceId?: string | null;
}
/** A machine with an API key. It sees what a lead sees, within its scopes; a person answers for it. */
export interface KeyActor extends Anyone {
  kind: "key";
  id: string;
  name: string;
  scopes: string[];
  responsibleId: string;
}
/** Somebody who holds the receipt of one case. */
export interface CustomerActor extends Anyone {
  kind: "customer";
  id: string;
}
/** A guest of one workshop, by the token they got for its code. */
export interface ParticipantActor extends Anyone {
  kind: "participant";
  id: string;
  workshopId: string;
}
export interface VisitorActor extends Anyone {
  kind: "visitor";
  id: null;
}
/** A job or the command line: the operator of this installation. */
export interface SystemActor extends Anyone {
  kind: "system";
  id: null;
}
export type Actor = EmployeeActor | KeyActor | CustomerActor | ParticipantActor | VisitorActor | SystemActor;

const none: ReadonlySet<string> = new Set();
export const visitor: VisitorActor = { kind: "visitor", id: null, teamIds: none };
export const system: SystemActor = { kind: "system", id: null, teamIds: none };
export const customerOf = (caseId: string): CustomerActor => ({
  kind: "customer",
  id: caseId,
  teamIds: none,
});

export const guestOf = (participantId: string, workshopId: string): ParticipantActor => ({
  kind: "participant",
  id: participantId,
  workshopId,
  teamIds: none,
});

/** Somebody of the organisation, or a machine that one of them answers for. */
export const isStaff = (actor: Actor): boolean =>
  actor.kind === "employee" || actor.kind === "key" || actor.kind === "system";

/** Runs the programme: owners, leads, keys (within their scopes) and the operator. */
export const leads = (actor: Actor): boolean =>
  actor.kind === "key" ||
  actor.kind === "system" ||
  (actor.kind === "employee" && (actor.role === "owner" || actor.role === "lead"));

/**
 * Looks after what belongs to a team: who leads, after all of it; a manager, after what belongs to teams of theirs, which
 * are those that they are in and the teams below. What belongs to no team is the leads'.
 */
export const manages = (actor: Actor, teamId: string | null | undefined): boolean =>
  leads(actor) || (isManager(actor) && teamId != null && actor.teamIds.has(teamId));

/** Whether there are teams that the actor looks after. */
export const managesAny = (actor: Actor): boolean =>
  leads(actor) || (isManager(actor) && actor.teamIds.size > 0);

const isManager = (actor: Actor): boolean => actor.kind === "employee" && actor.role === "manager";

/** Owns the installation: may invite, make keys, and change what everyone sees. */
export const owns = (actor: Actor): boolean =>
  actor.kind === "system" || (actor.kind === "employee" && actor.role === "owner");

/** Whether somebody signed in as themselves: a PIN at a counter opens no settings, no account and no export. */
export const onOwnDevice = (actor: Actor): actor is EmployeeActor =>
  actor.kind === "employee" && !actor.sharedDeviceId;

/** The employee who answers for what the actor does: themselves, or the person responsible for the key. */
export const answerable = (actor: Actor): string | null =>
  actor.kind === "employee" ? actor.id : actor.kind === "key" ? actor.responsibleId : null;
