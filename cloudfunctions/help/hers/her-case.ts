import type { z } from 'zod'
import type { herCase } from '../../../contract/help/hers'
import { isProtected } from '../../../domain/help'
import { mayRead } from '../../../domain/help-readers'
import { HER_STATE } from '../../../domain/help-state'
import { reportIsMissing } from '../../../domain/help-steps'
import { toIso } from '../../../domain/time'
import type { PersonDocument } from '../../kit/documents'
import type { CaseLogEntry, OpenCase } from '../../kit/help-case'
import { wordsOf } from '../attaching/look-at'
import { appointmentsOf } from '../half-hours/appointments'
import { guardedOf, readerOf } from '../reader'
import { standingOf } from '../standing'

export type HerCase = z.input<typeof herCase>

/** The staff that has to do with her requests, and who of those named on them stands on a roster today. */
export interface StaffAround {
  persons: ReadonlyMap<string, PersonDocument>
  onRoster: ReadonlySet<string>
}

/** A request as she reads it: the conversation, never the notes; who can read it now; every look into it, and by whom. */
export async function herCaseOf(opening: OpenCase, staff: StaffAround, at: Date): Promise<HerCase> {
  const { document, head } = opening
  const names = new Map([...staff.persons].map(([personId, { name }]) => [personId, name]))
  const nameOf = (personId: string | undefined) => (personId === undefined ? null : (names.get(personId) ?? null))
  return {
    caseId: document._id,
    topic: head.kind.topic,
    urgency: head.urgency,
    about: head.about,
    way: head.way,
    state: HER_STATE[document.state],
    sentAt: toIso(document.createdAt),
    stateSince: toIso(document.stateSince),
    desk: head.deskName,
    owner: nameOf(document.ownerId),
    rightNumber: head.rightNumber,
    said: document.entries
      .filter(({ kind }) => kind !== 'note')
      .map((entry) => ({
        at: toIso(entry.at),
        from: entry.kind === 'reply' ? ('staff' as const) : ('me' as const),
        name: nameOf(entry.by),
        ...wordsOf(opening, entry),
      })),
    contact: head.contact,
    appointments: await appointmentsOf(opening, at),
    asked: head.referral && { to: head.referral.toName, reason: head.referral.reason, since: head.referral.since },
    excluded: { personIds: head.exclusions.personIds, orgIds: head.exclusions.orgIds },
    readers: readersNow(opening, staff, at),
    looks: looksOf(document.log, names),
    staysAfterWithdrawal: staysOf(opening),
  }
}

/** Everybody whom the rule of reading lets in at this moment (domain/help-readers). */
function readersNow(opening: OpenCase, { persons, onRoster }: StaffAround, at: Date): HerCase['readers'] {
  const { document, head } = opening
  const sitsThere = ({ roles }: PersonDocument) => roles.some(({ orgId }) => orgId === document.deskId)
  return [...persons.values()]
    .filter((person) => mayRead(readerOf(person, onRoster.has(person._id)), guardedOf(opening), at))
    .map((person) => ({ personId: person._id, name: person.name, unit: sitsThere(person) ? head.deskName : '' }))
}

/** What does not stop with her withdrawal: told before. */
function staysOf(opening: OpenCase): HerCase['staysAfterWithdrawal'] {
  const standing = standingOf(opening)
  if (reportIsMissing(standing) || opening.head.report) return 'report'
  return isProtected(opening.head.kind) ? 'followUp' : 'nothing'
}

/** The log as people read it, newest first: who and what, by name where it was somebody of the staff. */
export function looksOf(log: readonly CaseLogEntry[], names: ReadonlyMap<string, string | null>) {
  return [...log].reverse().map(({ at, actor, did }) => ({
    at: toIso(at),
    name: names.get(actor) ?? null,
    unit: null,
    did,
  }))
}

/** Everybody whose name a case needs. */
export function peopleIn({ document }: OpenCase): string[] {
  const { log, entries, ownerId, namedIds, glass } = document
  const all = [
    ...log.map(({ actor }) => actor),
    ...entries.map(({ by }) => by),
    ownerId,
    ...namedIds,
    ...(glass ?? []).flatMap(({ personId, seenBy }) => [personId, seenBy]),
  ]
  return all.filter((id): id is string => id !== undefined && !PSEUDONYMS.has(id))
}

const PSEUDONYMS = new Set(['asker', 'receipt', 'timer'])
