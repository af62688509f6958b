import type { z } from 'zod'
import type { caseFile, caseRow } from '../../../contract/help/working'
import { addWorkingDays, type CountyTable } from '../../../domain/calendar'
import { dateOf } from '../../../domain/calendar-day'
import type { CaseState } from '../../../domain/help-state'
import { REPORT_RED_MINUTES, reportIsMissing, stepsOpen } from '../../../domain/help-steps'
import type { Settings } from '../../../domain/settings'
import { toIso } from '../../../domain/time'
import type { OpenCase } from '../../kit/help-case'
import { wordsOf } from '../attaching/look-at'
import { looksOf } from '../hers/her-case'
import { standingOf } from '../standing'
import { entryText, isWhole, textAt } from '../store'

export type CaseRow = z.input<typeof caseRow>
export type CaseFile = z.input<typeof caseFile>

/** What a county lays down for its desks: how soon somebody takes a case in hand, how soon she hears what came of it. */
export interface DeskRules {
  settings: Pick<Settings, 'helpAcceptDays' | 'helpAnswerDays' | 'helpKeptDays'>
  table: CountyTable
}

export interface Told {
  names: ReadonlyMap<string, string | null>
  rules: DeskRules
  /** Who reads. */
  readerId: string
  at: Date
}

const MINUTE_MS = 60_000

/** Nothing is due of these but to ask how she is. */
const FOLLOWED_UP: readonly CaseState[] = ['resolved', 'followUp', 'withdrawn']

/** The day by which something must have happened, YYYY-MM-DD; null once nobody works on it. */
export function dueOn({ document, head }: OpenCase, { settings, table }: DeskRules): string | null {
  if (!document.isOpen) return null
  if (FOLLOWED_UP.includes(document.state)) return head.followUps.find(({ doneAt }) => doneAt === null)?.dueOn ?? null
  const waits = document.state === 'submitted' || document.state === 'triaged' || document.state === 'referred'
  const since = document.state === 'referred' ? document.stateSince : document.createdAt
  return addWorkingDays(dateOf(since), waits ? settings.helpAcceptDays : settings.helpAnswerDays, table)
}

/** A report that the law asks for at once and nobody has made within the hour (S12). */
export function isRed(opening: OpenCase, at: Date): boolean {
  const late = at.getTime() - opening.document.createdAt.getTime() > REPORT_RED_MINUTES * MINUTE_MS
  return late && reportIsMissing(standingOf(opening))
}

export function rowOf(opening: OpenCase, { names, rules, readerId, at }: Told): CaseRow {
  const { document, head } = opening
  const { ownerId } = document
  const due = dueOn(opening, rules)
  return {
    caseId: document._id,
    ...head.kind,
    urgency: head.urgency,
    way: head.way,
    state: document.state,
    sentAt: toIso(document.createdAt),
    stateSince: toIso(document.stateSince),
    desk: head.deskName,
    owner: ownerId === undefined ? null : { personId: ownerId, name: names.get(ownerId) ?? null },
    mine: document.namedIds.includes(readerId),
    dueOn: due,
    overdue: due !== null && dateOf(at) > due,
    red: isRed(opening, at),
  }
}

/** What is read beside the case itself. */
interface Beside {
  alsoHers: readonly string[]
  steers: boolean
  appointments: CaseFile['appointments']
}

/** The whole case, for whoever was let in. Steps are offered to whoever steers it. */
export function fileOf(opening: OpenCase, told: Told, { alsoHers, steers, appointments }: Beside): CaseFile {
  const { document, head } = opening
  const { names } = told
  const nameOf = (personId: string | undefined) => (personId === undefined ? null : (names.get(personId) ?? null))
  const standing = standingOf(opening)
  return {
    ...rowOf(opening, told),
    about: head.about,
    name: head.name,
    place: head.placeName,
    contact: head.contact,
    said: document.entries
      .filter(({ kind }) => kind !== 'note')
      .map((entry) => ({
        at: toIso(entry.at),
        from: entry.kind === 'reply' ? ('staff' as const) : ('her' as const),
        name: nameOf(entry.by),
        ...wordsOf(opening, entry),
      })),
    notes: document.entries
      .filter(({ kind }) => kind === 'note')
      .map((entry) => ({ at: toIso(entry.at), name: nameOf(entry.by), text: entryText(opening, entry) })),
    named: document.namedIds.map((personId) => ({ personId, name: nameOf(personId), unit: head.deskName })),
    steers,
    steps: steers ? stepsOpen(standing) : [],
    mustReport: reportIsMissing(standing),
    report: head.report && { ...head.report, by: nameOf(head.report.by) },
    lift: head.lift && {
      name: nameOf(head.lift.by),
      reason: head.lift.reason,
      mine: head.lift.by === told.readerId,
    },
    facts: head.facts,
    referral: head.referral && { to: head.referral.toName, reason: head.referral.reason, since: head.referral.since },
    appointments,
    followUps: head.followUps,
    outcome: head.outcome,
    rightNumber: head.rightNumber,
    alsoHers: [...alsoHers],
    repeated: head.repeated,
    glass: (document.glass ?? []).map((one) => ({
      name: nameOf(one.personId),
      at: toIso(one.at),
      reason: textAt(opening, one.reasonToken, `glass.${one.id}`),
      seenBy: nameOf(one.seenBy),
    })),
    looks: looksOf(document.log, names),
    logWhole: isWhole(document.log),
  }
}
