import type { OrganisationLevel } from '../domain/organisation'

/*
 * Who may take an action. Declared for every action (the type of `action` requires it), checked by `serve` before the use case, and
 * listed as one table. A `field` names the input that says what the rule is about.
 */

export interface Anyone {
  /** Any WeChat user, known or not: browsing needs no account (experience 2). */
  kind: 'anyone'
}
export interface Resident {
  /** A person who has an account here. */
  kind: 'resident'
}
export interface Officer {
  /** A federation officer with a role in force, wherever, or whoever stands on a duty roster: what she does with her own pages. */
  kind: 'officer'
}
export interface HostOf {
  /** An active host of the home. */
  kind: 'hostOf'
  field: string
}
export interface StaffOver {
  /** A federation officer whose place covers the organisation with at least this level. */
  kind: 'staffOver'
  field: string
  level: OrganisationLevel
}
export interface StaffOverHome {
  /** A federation officer whose place covers the home with at least this level. */
  kind: 'staffOverHome'
  field: string
  level: OrganisationLevel
}
export interface KeeperOf {
  /** Whoever keeps a home's record: an active host of it, or a federation officer whose place covers it with at least this level. */
  kind: 'keeperOf'
  field: string
  level: OrganisationLevel
}
export interface TeamOf {
  /** Who may keep a home's door: an active host of it, or a committee member paired with it (C06, C07). */
  kind: 'teamOf'
  field: string
}
export interface DoorKeeperOf {
  /** Who may open a home's door today: its team, or a host from nearby who was asked to stand in for a slot of this day (S04). */
  kind: 'doorKeeperOf'
  field: string
}
export interface HostOfActivity {
  /** An active host of the home whose activity it is. */
  kind: 'hostOfActivity'
  field: string
}
export interface KeeperOfActivity {
  /** An active host of the home whose activity it is, or a federation officer whose place covers it with at least this level. */
  kind: 'keeperOfActivity'
  field: string
  level: OrganisationLevel
}
export interface ApplicantOf {
  /** Whoever applied for the home, or its claimed lead host. */
  kind: 'applicantOf'
  field: string
}
export interface OwnerOfJob {
  /** The officer who started the spreadsheet job, while her role still covers its place. */
  kind: 'ownerOfJob'
  field: string
}
/** Rules of requests for help. Their checkers lie with the function `help`, which alone can open a case. */
export interface CaseStaff {
  /** A federation officer with a role in force, or whoever stands on a duty roster: lawyer, counsellor, mediator. */
  kind: 'caseStaff'
}
export interface CaseWorker {
  /** Whoever may read this case: officers of the desk where it stands, those named on it, without those whom she keeps out. */
  kind: 'caseWorker'
  field: string
}
export interface CaseOwner {
  /** Of those who may read this case: whoever has it in hand, and officers of its desk. They steer it; others named on it help. */
  kind: 'caseOwner'
  field: string
}
export interface CaseRescuer {
  /** A county officer over the desk of this case, without those whom she keeps out: breaking glass, waking up what lies still. */
  kind: 'caseRescuer'
  field: string
}
export interface OnDuty {
  /** Whoever is being called for this case, up to where the chain of calls has come. */
  kind: 'onDuty'
  field: string
}
export interface ReviewerOf {
  /** An officer who was drawn by lot to review this application. The checker lies with the function `demonstration`. */
  kind: 'reviewerOf'
  field: string
}
export interface Deployer {
  /** Whoever holds the deployment secret; the use case compares it. Only `federation.found`. */
  kind: 'deployer'
}

export type AccessRule =
  | Anyone
  | Resident
  | Officer
  | HostOf
  | StaffOver
  | StaffOverHome
  | KeeperOf
  | TeamOf
  | DoorKeeperOf
  | HostOfActivity
  | KeeperOfActivity
  | ApplicantOf
  | OwnerOfJob
  | CaseStaff
  | CaseWorker
  | CaseOwner
  | CaseRescuer
  | OnDuty
  | ReviewerOf
  | Deployer
export type AccessKind = AccessRule['kind']

export const anyone: Anyone = { kind: 'anyone' }
export const resident: Resident = { kind: 'resident' }
export const officer: Officer = { kind: 'officer' }
export const deployer: Deployer = { kind: 'deployer' }
export const caseStaff: CaseStaff = { kind: 'caseStaff' }
export const caseWorker = (field: string): CaseWorker => ({ kind: 'caseWorker', field })
export const caseOwner = (field: string): CaseOwner => ({ kind: 'caseOwner', field })
export const caseRescuer = (field: string): CaseRescuer => ({ kind: 'caseRescuer', field })
export const onDuty = (field: string): OnDuty => ({ kind: 'onDuty', field })
export const reviewerOf = (field: string): ReviewerOf => ({ kind: 'reviewerOf', field })
export const hostOf = (field: string): HostOf => ({ kind: 'hostOf', field })
export const staffOver = (field: string, level: OrganisationLevel): StaffOver => ({ kind: 'staffOver', field, level })
export const staffOverHome = (field: string, level: OrganisationLevel): StaffOverHome => ({
  kind: 'staffOverHome',
  field,
  level,
})
export const applicantOf = (field: string): ApplicantOf => ({ kind: 'applicantOf', field })
export const ownerOfJob = (field: string): OwnerOfJob => ({ kind: 'ownerOfJob', field })
export const keeperOf = (field: string, level: OrganisationLevel): KeeperOf => ({ kind: 'keeperOf', field, level })
export const teamOf = (field: string): TeamOf => ({ kind: 'teamOf', field })
export const doorKeeperOf = (field: string): DoorKeeperOf => ({ kind: 'doorKeeperOf', field })
export const hostOfActivity = (field: string): HostOfActivity => ({ kind: 'hostOfActivity', field })
export const keeperOfActivity = (field: string, level: OrganisationLevel): KeeperOfActivity => ({
  kind: 'keeperOfActivity',
  field,
  level,
})
