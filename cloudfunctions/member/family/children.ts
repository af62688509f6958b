import type { member } from '../../../contract/member'
import {
  CONSENT_TEXTS,
  type Consent,
  type ConsentPurpose,
  type Consents,
  isGiven,
  MOST_LINES,
} from '../../../domain/family'
import type { FamilyLine } from '../../kit/documents'
import { sealLine } from '../../kit/family'
import { assertGrownUp } from '../../kit/grown-up'
import { refuse } from '../../kit/refusal'
import { blindIndex } from '../../kit/secrets'
import type { UseCase } from '../../kit/serve'
import { changeFamily } from './change-family'

/** A child becomes a line of its guardian's, with her consent that it takes part; never a person of its own (rules that bind 2). */
export const addChild: UseCase<typeof member.addChild> = async (call, { join, photo, ...words }) => {
  const { resident, now, requestId } = call
  assertGrownUp(resident)
  const id = blindIndex('person', `line\n${resident._id}\n${requestId}`).slice(0, 20)
  const consents = consentsOf({ join, photo }, now)
  await changeFamily(call, resident, ({ lines, adults }) => {
    if (lines.some((line) => line.id === id)) return null
    if (lines.length >= MOST_LINES) refuse('FAMILY_FULL')
    const line = { id, token: sealLine(resident._id, id, words), consents, req: requestId, at: now }
    return { lines: [...lines, line], adults }
  })
  return { lineId: id }
}

export const changeChild: UseCase<typeof member.changeChild> = async (call, { lineId, ...words }) => {
  const { resident, requestId, now } = call
  await changeFamily(call, resident, ({ lines, adults }) => {
    const line = lineIn(lines, lineId)
    if (line.req === requestId) return null
    const changed = { ...line, token: sealLine(resident._id, lineId, words), req: requestId, at: now }
    return { lines: lines.map((each) => (each.id === lineId ? changed : each)), adults }
  })
  return { lineId }
}

/** Forgetting a child takes its words and consents away at once; rosters keep an id that says nothing. */
export const forgetChild: UseCase<typeof member.forgetChild> = async (call, { lineId }) => {
  await changeFamily(call, call.resident, ({ lines, adults }) => {
    const rest = lines.filter(({ id }) => id !== lineId)
    return rest.length === lines.length ? null : { lines: rest, adults }
  })
  return { lineId }
}

/** One consent, given with the words of today or taken back; each purpose by itself (rules that bind 1). */
export const consent: UseCase<typeof member.consent> = async (call, { lineId, purpose, version }) => {
  const { now } = call
  if (version !== null) assertGrownUp(call.resident)
  await changeFamily(call, call.resident, ({ lines, adults }) => {
    const line = lineIn(lines, lineId)
    const standing = line.consents[purpose]
    if (isGiven(standing) === (version !== null)) return null
    const next = version === null ? standing && { ...standing, withdrawnAt: now } : newConsent(purpose, version, now)
    if (!next) return null
    const changed = { ...line, consents: { ...line.consents, [purpose]: next } }
    return { lines: lines.map((each) => (each.id === lineId ? changed : each)), adults }
  })
  return { lineId }
}

/** What a guardian agrees to when a line becomes hers: photos are hers to leave out. */
export function consentsOf({ join, photo }: { join: number; photo: number | null }, at: Date): Consents {
  return { join: newConsent('join', join, at), ...(photo === null ? {} : { photo: newConsent('photo', photo, at) }) }
}

/** She agrees to the words that are in force: a phone that showed older ones asks again. */
function newConsent(purpose: ConsentPurpose, version: number, at: Date): Consent {
  if (version !== CONSENT_TEXTS[purpose].version) refuse('CHANGED_MEANWHILE', purpose)
  return { version, at }
}

function lineIn(lines: readonly FamilyLine[], id: string): FamilyLine {
  return lines.find((line) => line.id === id) ?? refuse('NOT_FOUND', 'lineId')
}
