import type { z } from 'zod'
import type { applicationShape } from '../../../contract/home/application'
import type { HomeState } from '../../../domain/home-state'
import { DAY_MS, onWallClock } from '../../../domain/time'
import type { HomeDocument, OrganisationDocument, OwnerConsent, PersonDocument } from '../../kit/documents'
import { type HomeFacts, newHome } from '../../kit/home-document'
import { refuse } from '../../kit/refusal'
import { unclaimedMember } from '../../kit/unclaimed-person'

export type Application = { [K in keyof typeof applicationShape]: z.output<(typeof applicationShape)[K]> }
export type NewHome = Omit<HomeDocument, 'version' | 'outbox'>
type NewPerson = Omit<PersonDocument, 'version' | 'outbox'>

/** The committee member whom she names, without an account as far as anybody knows. */
export function memberOf(told: Application, place: OrganisationDocument, at: Date): NewPerson | null {
  const { pairedMember } = told
  return pairedMember && unclaimedMember(place.path, pairedMember.name, pairedMember.level, at)
}

/** The home that an application makes: its applicant is its lead host. */
export function homeOf(
  told: Application,
  place: OrganisationDocument,
  member: NewPerson | null,
  made: { id?: string; state: HomeState; requestId: string; applicantId: string },
  at: Date,
): NewHome {
  const facts: HomeFacts = {
    ...(made.id === undefined ? {} : { id: made.id }),
    village: { id: place._id, path: place.path, name: place.name, townshipName: place.parentName ?? '' },
    name: told.name,
    primaryType: told.primaryType,
    services: [...new Set(told.services)],
    buildMode: told.buildMode,
    newField: told.newField,
    venueKind: told.venueKind,
    address: told.address,
    position: told.position,
    areaM2: told.areaM2,
    seats: told.seats,
    womenCovered: null,
    targetDemo: false,
    plannedDate: null,
    formerPlace: null,
    hoursText: told.hoursText,
    phone: told.phone,
    phonePublic: false,
    leadHost: { personId: made.applicantId, name: told.hostName, claimed: true },
    pairedMember: told.pairedMember && member && { ...told.pairedMember, personId: member._id },
    state: made.state,
    source: null,
    requestId: made.requestId,
    createdBy: made.applicantId,
  }
  return {
    ...newHome(facts, at),
    applicantId: made.applicantId,
    founderKind: told.founderKind,
    positioning: told.positioning,
    ...(told.parentWomenHome === null ? {} : { parentWomenHome: told.parentWomenHome }),
    voluntary: told.voluntary,
    ownerConsent: consentOf(told, at),
  }
}

/** A consent covers its last day; one that has ended is no consent. */
function consentOf({ ownerConsent: { kind, until } }: Application, at: Date): OwnerConsent {
  if (until === null) return { kind, fileId: null, until: null }
  const end = new Date(new Date(`${until}T00:00:00+08:00`).getTime() + DAY_MS)
  return end > at ? { kind, fileId: null, until: end } : refuse('INPUT_INVALID', 'ownerConsent.until')
}

/** The last day that a consent covers, as she wrote it. */
export function lastDayOf(consent: OwnerConsent): string | null {
  return consent.until && onWallClock(consent.until.getTime() - DAY_MS).format('YYYY-MM-DD')
}
