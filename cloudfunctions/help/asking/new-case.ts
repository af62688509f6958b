import type { HelpAbout, HelpKind, HelpUrgency, HelpWay } from '../../../domain/help'
import type { OrganisationDocument } from '../../kit/documents'
import type { CallOut, CaseHead, Contact, HelpCaseDocument } from '../../kit/help-case'
import { newCaseKey } from '../keys/case-key'
import { conflictIndexOf } from '../keys/digests'
import { type Deed, headToken, logEntry, newEntry } from '../store'
import type { Readership } from './readers'
import { deskName } from './who-can-read'

/** What somebody said when the case began, herself or to an officer. */
export interface Said {
  kind: HelpKind
  urgency: HelpUrgency
  about: HelpAbout
  way: HelpWay
  text: string
  name: string | null
  otherName: string | null
  contact: Contact
}

interface Beginning {
  caseId: string
  said: Said
  readership: Pick<Readership, 'place' | 'exclusions'>
  desk: OrganisationDocument
  found: { opensWith: string; askerIndex?: string }
  repeated: boolean
  deed: Deed
  /** Of whoever is in danger now: whom the clock calls, which may be nobody. */
  callOut?: CallOut
  /** The officer who wrote it down for somebody who came or phoned. */
  enteredBy?: string
}

/** A case on its first day, under a key of its own. */
export function newCase(beginning: Beginning): Omit<HelpCaseDocument, 'version' | 'outbox'> {
  const { caseId, said, desk, found, deed, callOut, enteredBy } = beginning
  const { key, keyToken, masterVersion } = newCaseKey(caseId)
  const first = { id: deed.mark, at: deed.at, kind: 'said' as const }
  return {
    _id: caseId,
    schema: 1,
    state: enteredBy ? 'accepted' : 'submitted',
    stateSince: deed.at,
    isOpen: true,
    createdAt: deed.at,
    deskId: desk._id,
    deskPath: desk.path,
    namedIds: enteredBy ? [enteredBy] : [],
    ...(enteredBy ? { ownerId: enteredBy } : {}),
    keyToken,
    masterVersion,
    ...(callOut ? { callOut } : {}),
    // Nobody is there to be called: it stands on the list of unanswered ones at once.
    ...(callOut?.chain.length === 0 ? { unansweredAt: deed.at } : {}),
    ...found,
    headToken: headToken(caseId, key, headOf(beginning)),
    entries: [newEntry(caseId, key, first, said.text)],
    log: [logEntry([], deed)],
  }
}

function headOf({ said, readership, desk, repeated, enteredBy }: Beginning): CaseHead {
  const { kind, urgency, about, way, name, otherName, contact } = said
  const { personIds, orgIds, paths } = readership.exclusions
  const sides = [name, otherName, contact.phone].filter((side) => side !== null)
  return {
    kind,
    urgency,
    about,
    way,
    enteredBy: enteredBy ?? null,
    name,
    sides: sides.map(conflictIndexOf),
    placeName: readership.place?.name ?? null,
    deskName: deskName(desk),
    contact: { ...contact },
    exclusions: { personIds, orgIds, paths },
    repeated,
    report: null,
    lift: null,
    lifted: false,
    facts: null,
    referral: null,
    followUps: [],
    outcome: null,
    rightNumber: null,
    appointments: [],
  }
}
