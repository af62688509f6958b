import type { HelpAbout, HelpKind, HelpUrgency, HelpWay } from '../../domain/help'
import type { CaseDeed } from '../../domain/help-log'
import type { Reader } from '../../domain/help-readers'
import type { CaseOutcome, CaseState } from '../../domain/help-state'
import type { PersonDocument, Stored } from './documents'

/**
 * A request for help as it is stored. In the open stands only what a query or a timer needs: where it stands, in which state, since when, and who
 * of the staff is named on it. Who she is, what it is about and every word lie under the key of this one case, which only the function `help` opens.
 */
export interface HelpCaseDocument extends Stored {
  state: CaseState
  stateSince: Date
  /** On the desks' lists: derived from the state, and from follow-ups that outlast a withdrawal. */
  isOpen: boolean
  createdAt: Date
  /** The desk where it stands: one at any time. */
  deskId: string
  deskPath: string
  /** Officers and professionals named on it, its owner among them. */
  namedIds: string[]
  /** Who has it in hand: one at most. */
  ownerId?: string
  /** Its own key under the newest master key; gone once it is erased. */
  keyToken?: string
  masterVersion?: string
  /** What finds it by her number code or receipt (help/keys/opening); nothing in it leads back to either. */
  opensWith?: string
  /** Of a request by name: finds other requests of the same account. Absent without a name. */
  askerIndex?: string
  /** The head under the case's key (`CaseHead`). */
  headToken?: string
  entries: CaseEntry[]
  log: CaseLogEntry[]
  /** When the clock has to look at it again, and for what (help/timer). */
  dueAt?: Date
  /** Somebody is being called. */
  callOut?: CallOut
  /** When the last call found nobody; until somebody accepts. */
  unansweredAt?: Date
  glass?: Glass[]
  /** Since when an opening in need waits for another officer's look. */
  glassOpenSince?: Date
  /** Ended at, to count its retention from. */
  endedAt?: Date
  erasedAt?: Date
  /** Files of an erased case that the timer still removes. */
  filesLeft?: string[]
  /** The call that erased it: its retry is told the same. */
  erasedIn?: string
}

/** A message, a note or the like, its text under the case's key. */
export interface CaseEntry {
  id: string
  at: Date
  kind: 'said' | 'reply' | 'note'
  /** The officer; absent for her. */
  by?: string
  /** Of a voice or picture: where it lies in the storage, under the same key. The token then says what it is. */
  fileId?: string
  token: string
}

/** Who did what and when: pseudonyms and deeds, no words. `hash` covers the entry and the hash before it. */
export interface CaseLogEntry {
  at: Date
  /** A person of the staff by id, else `asker`, `receipt` or `timer`. */
  actor: string
  did: CaseDeed
  /** Of the call, so that its retry adds nothing. */
  mark: string
  hash: string
}

/** A chain of people, called one after the other. */
export interface CallOut {
  startedAt: Date
  /** In order; how many of them have been called. */
  chain: string[]
  called: number
  /** When the next one is called; absent once somebody answered or nobody is left. */
  nextAt?: Date
  acknowledgedBy?: string
  acknowledgedAt?: Date
}

/** One opening in need. `reasonToken` under the case's key. */
export interface Glass {
  id: string
  personId: string
  at: Date
  until: Date
  reasonToken: string
  seenBy?: string
}

/** What a case is, under its key. */
export interface CaseHead {
  kind: HelpKind
  urgency: HelpUrgency
  about: HelpAbout
  way: HelpWay
  enteredBy: string | null
  name: string | null
  /** Digests of the names and numbers of both sides (help/keys/digests `conflictIndexOf`). */
  sides: string[]
  placeName: string | null
  deskName: string
  contact: Contact
  exclusions: { personIds: string[]; orgIds: string[]; paths: string[] }
  repeated: boolean
  report: ReportFacts | null
  lift: { by: string; reason: string } | null
  lifted: boolean
  facts: HarmFacts | null
  referral: { toId: string; toName: string; reason: string; since: string; by: string } | null
  followUps: { day: number; dueOn: string; doneAt: string | null }[]
  outcome: CaseOutcome | null
  rightNumber: string | null
  /** Half hours with a professional, in the order in which they were taken. */
  appointments: Appointment[]
}

/** One half hour: it stands as long as her turn says the same (help/half-hours). */
export interface Appointment {
  shiftId: string
  place: number
  at: string
  personId: string
  /** She was not named on the case before: giving it back takes her off again. */
  named: boolean
}

export interface Contact {
  channel: 'app' | 'phone' | 'text' | 'visit'
  phone: string | null
  hours: string | null
  codeWord: string | null
  doNotCall: boolean
}

export interface ReportFacts {
  discoveredAt: string
  reportedAt: string
  to: string
  method: string
  receiptNote: string | null
  aftercare: string | null
  by: string
}

export interface HarmFacts {
  policeCalledOn: string | null
  warningLetter: { on: string; number: string | null } | null
  protectionOrder: {
    appliedBy: string
    appliedOn: string
    result: string
    decidedOn: string | null
    expiresOn: string | null
  } | null
  injuryProof: boolean
}

/** A case with its key and head, as a use case works on it. */
export interface OpenCase {
  document: HelpCaseDocument
  key: Buffer
  head: CaseHead
}

/** Somebody of the staff with what decides about her. */
export interface Staff {
  person: PersonDocument
  reader: Reader
}
