import type { CaseDeed } from '../../domain/help-log'
import { OPEN_STATES } from '../../domain/help-state'
import type { Call } from '../kit/context'
import { edit } from '../kit/edit'
import type { CaseEntry, CaseHead, CaseLogEntry, HelpCaseDocument, OpenCase } from '../kit/help-case'
import type { FactSource } from '../kit/outbox'
import { refuse } from '../kit/refusal'
import { command, create, find, type Patch, read } from '../kit/store'
import { CASES, closeText, openText, unwrap } from './keys/case-key'
import { askerIndexOf, chained, markOf } from './keys/digests'

/** Cases on one desk that are open at once; beyond it the county has other worries. */
const MOST_ON_A_DESK = 200
const MOST_OF_HERS = 10
/** Of a whole county. */
const MOST_OPEN = 500

/** A case with its key and head; null for one that was erased. */
export function opened(document: HelpCaseDocument): OpenCase | null {
  const { _id, keyToken, headToken } = document
  if (keyToken === undefined || headToken === undefined) return null
  const key = unwrap(_id, keyToken)
  const head = JSON.parse(openText(key, headToken, _id, 'head')) as CaseHead
  // Cases from before there were appointments have none.
  return { document, key, head: { ...head, appointments: head.appointments ?? [] } }
}

export const headToken = (caseId: string, key: Buffer, head: CaseHead): string =>
  closeText(key, JSON.stringify(head), caseId, 'head')

export function entryText({ document, key }: OpenCase, { id, token }: CaseEntry): string {
  return openText(key, token, document._id, `entries.${id}`)
}

/** Another text of a case, by its place in it. */
export function textAt({ document, key }: OpenCase, token: string, field: string): string {
  return openText(key, token, document._id, field)
}

export function tokenAt({ document, key }: OpenCase, text: string, field: string): string {
  return closeText(key, text, document._id, field)
}

export function newEntry(caseId: string, key: Buffer, entry: Omit<CaseEntry, 'token'>, text: string): CaseEntry {
  return { ...entry, token: closeText(key, text, caseId, `entries.${entry.id}`) }
}

/** Who does what in a call. `mark` is the same for every retry of it, and another for other words. */
export interface Deed {
  at: Date
  actor: string
  did: CaseDeed
  mark: string
  source: FactSource
}

/** A deed of the staff, told in the audit under her id. */
export function staffDeed(call: Call, actor: string, did: CaseDeed, words: unknown): Deed {
  const mark = markOf(call.requestId, actor, did, call.now.toISOString().slice(0, 10), JSON.stringify(words))
  return { at: call.now, actor, did, mark, source: call.source(actor) }
}

/** Who she is in logs and audit: whoever has a number code, or whoever has a receipt. Neither says who. */
export type HerActor = 'asker' | 'receipt'

/** Of a case that goes to another desk without waiting for her word: whoever handed it on reads nothing afterwards. */
export function moveDeed(call: Call, actor: string, { caseId, toOrgId, reason }: Record<string, unknown>): Deed {
  return staffDeed(call, actor, 'move', [caseId, toOrgId, reason])
}

/** A deed of hers: the audit knows neither her nor the requestId, which the platform's own records keep beside her account. */
export function herDeed(call: Call, actor: HerActor, did: CaseDeed, words: unknown): Deed {
  const mark = markOf(call.requestId, actor, did, call.now.toISOString().slice(0, 10), JSON.stringify(words))
  return { at: call.now, actor, did, mark, source: { actor, action: `help.${did}`, requestId: mark } }
}

/** What becomes of a case by a deed; every part of it in one guarded write. */
export interface CaseChange {
  head?: CaseHead
  entry?: { kind: CaseEntry['kind']; by?: string; text: string }
  patch?: Patch
}

/**
 * Does one deed to a case: what changes and what the log says of it are the same write, chained to the entry before. `decide` may refuse; it sees
 * the case as it stands when the write is tried. The retry of a deed changes nothing. Answers the case as `decide` saw it, with the deed in its log.
 */
export async function act(opening: OpenCase, deed: Deed, decide: (current: OpenCase) => CaseChange): Promise<OpenCase> {
  let done = opening
  await edit<HelpCaseDocument>(CASES, opening.document, deed.source, (document) => {
    const current = opened(document) ?? refuse('NOT_FOUND', 'caseId')
    done = current
    if (document.log.some(({ mark }) => mark === deed.mark)) return null
    const { head, entry, patch } = decide(current)
    const told = logEntry(document.log, deed)
    done = { ...current, document: { ...document, log: [...document.log, told] } }
    return {
      ...(head ? { headToken: headToken(document._id, current.key, head) } : {}),
      ...(entry ? { entries: command.push([entryOf(current, deed, entry)]) } : {}),
      ...patch,
      log: command.push([told]),
    }
  })
  return done
}

function entryOf(
  { document, key }: OpenCase,
  deed: Deed,
  { text, ...entry }: NonNullable<CaseChange['entry']>,
): CaseEntry {
  return newEntry(document._id, key, { id: deed.mark, at: deed.at, ...entry }, text)
}

export function logEntry(
  before: readonly CaseLogEntry[],
  { at, actor, did, mark }: Omit<Deed, 'source'>,
): CaseLogEntry {
  const hash = chained(before.at(-1)?.hash ?? '', [at.toISOString(), actor, did, mark])
  return { at, actor, did, mark, hash }
}

/** True while every entry is chained to the one before: nothing was changed, left out or put in past the app. */
export function isWhole(log: readonly CaseLogEntry[]): boolean {
  return log.every((entry, i) => entry.hash === logEntry(log.slice(0, i), entry).hash)
}

export function createCase(
  document: Omit<HelpCaseDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  return create<HelpCaseDocument>(CASES, document, source)
}

export function caseById(caseId: string): Promise<HelpCaseDocument | null> {
  return read<HelpCaseDocument>(CASES, caseId)
}

/** What a number code or a receipt opens, newest first. */
export function casesOpenedBy(opensWith: string): Promise<HelpCaseDocument[]> {
  return find<HelpCaseDocument>(CASES, { where: { opensWith }, orderBy: [['createdAt', 'desc']], limit: MOST_OF_HERS })
}

/** Other requests of the same account. */
export function casesOfAsker(askerIndex: string): Promise<HelpCaseDocument[]> {
  return find<HelpCaseDocument>(CASES, { where: { askerIndex }, orderBy: [['createdAt', 'desc']], limit: MOST_OF_HERS })
}

export function isAskedBy({ askerIndex }: HelpCaseDocument, personIds: readonly string[]): boolean {
  return askerIndex !== undefined && personIds.some((id) => askerIndexOf(id) === askerIndex)
}

/** Open cases, or ended ones, on some desks. */
export function casesAtDesks(deskIds: readonly string[], ended: boolean): Promise<HelpCaseDocument[]> {
  if (deskIds.length === 0) return Promise.resolve([])
  return find<HelpCaseDocument>(CASES, {
    where: { deskId: command.in([...deskIds]), isOpen: !ended },
    orderBy: [['_id', 'asc']],
    limit: MOST_ON_A_DESK,
  })
}

/** The same, where a person is named. */
export function casesNaming(personId: string, ended: boolean): Promise<HelpCaseDocument[]> {
  return find<HelpCaseDocument>(CASES, {
    where: { namedIds: personId, isOpen: !ended },
    orderBy: [['_id', 'asc']],
    limit: MOST_ON_A_DESK,
  })
}

/** Whether somebody still works on a case in this state: stored beside it, for lists. */
export const isOpenState = (state: HelpCaseDocument['state']): boolean =>
  (OPEN_STATES as readonly string[]).includes(state)

/** Openings in need that wait for another officer, the longest first. */
export function casesWithOpenGlass(at: Date): Promise<HelpCaseDocument[]> {
  return find<HelpCaseDocument>(CASES, {
    where: { glassOpenSince: command.lte(at) },
    orderBy: [['glassOpenSince', 'asc']],
    limit: MOST_ON_A_DESK,
  })
}

/** Open cases that began before a moment, the oldest first. */
export function casesOpenSince(before: Date): Promise<HelpCaseDocument[]> {
  return find<HelpCaseDocument>(CASES, {
    where: { isOpen: true, createdAt: command.lte(before) },
    orderBy: [['createdAt', 'asc']],
    limit: MOST_OPEN,
  })
}

/** Cases for which the next one has to be called by now. */
export function casesToCallFor(at: Date, limit: number): Promise<HelpCaseDocument[]> {
  return find<HelpCaseDocument>(CASES, {
    where: { 'callOut.nextAt': command.lte(at) },
    orderBy: [['callOut.nextAt', 'asc']],
    limit,
  })
}

/** Cases for which somebody is being called. */
export function casesCalling(): Promise<HelpCaseDocument[]> {
  return find<HelpCaseDocument>(CASES, {
    where: { 'callOut.nextAt': command.gt(new Date(0)) },
    orderBy: [['callOut.nextAt', 'asc']],
    limit: MOST_ON_A_DESK,
  })
}
