import { mayBreakGlass, mayRead } from '../../domain/help-readers'
import { grantsInForce } from '../../domain/role'
import type { Checker, OwnChecks } from '../kit/access'
import type { Call } from '../kit/context'
import type { OpenCase, Staff } from '../kit/help-case'
import { refuse } from '../kit/refusal'
import { conflictsOf, isOnRoster } from './duty/store'
import { guardedOf, readerOf, steers } from './reader'
import { caseById, isAskedBy, moveDeed, opened } from './store'

/*
 * Who of the staff is let in. Every check makes the same reads whether the case is there or not, and all refusals are one: "not yours" tells nobody
 * that there is something (safety, "Every door").
 */
const NOBODY = 'nobody'

async function staffOf(call: Call): Promise<Staff | null> {
  const person = await call.person()
  const onRoster = await isOnRoster(person?._id ?? NOBODY, call.now)
  return person && { person, reader: readerOf(person, onRoster) }
}

type Allows = (staff: Staff, opening: OpenCase, call: Call) => boolean

/** Her own case is never hers to work on, and a conflict of interest looks like no case at all. */
async function letIn(caseId: string, call: Call, allows: Allows): Promise<{ staff: Staff; opened: OpenCase }> {
  const staff = await staffOf(call)
  const document = await caseById(caseId)
  const conflicts = await conflictsOf(staff?.person._id ?? NOBODY)
  const opening = document && opened(document)
  if (!staff || !opening) return refuse('NOT_FOUND', 'caseId')
  const isHerOwn = isAskedBy(opening.document, staff.reader.ids)
  const conflicted = opening.head.sides.some((side) => conflicts.has(side))
  if (isHerOwn || conflicted || !allows(staff, opening, call)) return refuse('NOT_FOUND', 'caseId')
  return { staff, opened: opening }
}

/** The rule's field is always `caseId`: an action about a case names it so. */
const idIn = (input: Record<string, unknown>, field: string): string => String(input[field])

const caseStaff: Checker<'caseStaff'> = async (_rule, _input, call) => {
  const staff = await staffOf(call)
  const serves = staff && (staff.reader.onRoster || grantsInForce(staff.person.roles, call.now).length > 0)
  return serves ? { staff } : refuse('NOT_FOUND')
}

const caseWorker: Checker<'caseWorker'> = (rule, input, call) =>
  letIn(idIn(input, rule.field), call, ({ reader }, opening, { now }) => mayRead(reader, guardedOf(opening), now))

/** Those of them who steer it. */
const caseOwner: Checker<'caseOwner'> = (rule, input, call) =>
  letIn(idIn(input, rule.field), call, ({ person, reader }, opening, { now }) => {
    const { log } = opening.document
    // The very call that handed it on, sent again because its answer was lost: it changes nothing more and is told the same.
    const handedOn = moveDeed(call, person._id, input).mark
    if (log.some(({ mark }) => mark === handedOn)) return true
    return steers(person, opening, now) && mayRead(reader, guardedOf(opening), now)
  })

const caseRescuer: Checker<'caseRescuer'> = (rule, input, call) =>
  letIn(idIn(input, rule.field), call, ({ reader }, opening, { now }) => mayBreakGlass(reader, guardedOf(opening), now))

/** Whoever is being called for it, up to where the chain has come, and may read it. */
const onDuty: Checker<'onDuty'> = (rule, input, call) =>
  letIn(idIn(input, rule.field), call, ({ person, reader }, opening, { now }) => {
    const { callOut } = opening.document
    const isCalled = callOut?.chain.slice(0, callOut.called).includes(person._id) ?? false
    return isCalled && mayRead(reader, guardedOf(opening), now)
  })

export const helpChecks: OwnChecks = { caseStaff, caseWorker, caseOwner, caseRescuer, onDuty }
