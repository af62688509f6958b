import type {
  AccessRule,
  ApplicantOf,
  CaseOwner,
  CaseRescuer,
  CaseStaff,
  CaseWorker,
  DoorKeeperOf,
  HostOf,
  HostOfActivity,
  KeeperOf,
  KeeperOfActivity,
  Officer,
  OnDuty,
  OwnerOfJob,
  Resident,
  ReviewerOf,
  StaffOver,
  StaffOverHome,
  TeamOf,
} from '../../contract/access'
import type { ActivityHead } from './activity-document'
import type { DemoApplicationDocument } from './demonstration-document'
import type { HomeDocument, OrganisationDocument, PersonDocument } from './documents'
import type { OpenCase, Staff } from './help-case'
import type { FactSource } from './outbox'
import type { RollJobDocument } from './roll-job'

/** What every use case is given of its call. */
export interface Call {
  now: Date
  requestId: string
  openid: string
  /** The caller's person document, looked up once when first asked for; null for a visitor. */
  person(): Promise<PersonDocument | null>
  /** Who did it, for the audit fact of a change. */
  source(actor: string): FactSource
}

/** What the access check has already read, by the action's rule: use cases never read it twice. */
export type Checked<R extends AccessRule> = R extends Resident
  ? { resident: PersonDocument }
  : R extends Officer
    ? { officer: PersonDocument }
    : R extends StaffOver
      ? { officer: PersonDocument; organisation: OrganisationDocument }
      : R extends StaffOverHome
        ? { officer: PersonDocument; home: HomeDocument }
        : R extends ApplicantOf
          ? { applicant: PersonDocument; home: HomeDocument }
          : R extends HostOf
            ? { host: PersonDocument; home: HomeDocument }
            : R extends KeeperOf
              ? Kept
              : R extends TeamOf
                ? { member: PersonDocument; home: HomeDocument; as: 'host' | 'paired'; memberId: string }
                : R extends DoorKeeperOf
                  ? { keeper: DoorKeeper; home: HomeDocument }
                  : R extends HostOfActivity
                    ? { host: PersonDocument; home: HomeDocument; activity: ActivityHead }
                    : R extends KeeperOfActivity
                      ? Kept & { activity: ActivityHead }
                      : R extends OwnerOfJob
                        ? { officer: PersonDocument; job: RollJobDocument }
                        : R extends CaseStaff
                          ? { staff: Staff }
                          : R extends CaseWorker | CaseOwner | CaseRescuer | OnDuty
                            ? { staff: Staff; opened: OpenCase }
                            : R extends ReviewerOf
                              ? { reviewer: PersonDocument; application: DemoApplicationDocument }
                              : Record<never, never>

/** Who stands at a home's door, and under which of her persons and names. */
export interface DoorKeeper {
  person: PersonDocument
  as: 'host' | 'paired' | 'neighbour'
  id: string
}

interface Kept {
  keeper: PersonDocument
  home: HomeDocument
  keeps: 'host' | 'officer'
}

export type Context<R extends AccessRule> = Call & Checked<R>
