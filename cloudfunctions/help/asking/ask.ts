import type { help } from '../../../contract/help'
import { kindOf, mustBeReported, wayOf } from '../../../domain/help'
import type { HelpCaseDocument } from '../../kit/help-case'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { countAsking } from '../counting/limits'
import { callsTo, chainFor } from '../duty/chain'
import { askerIndexOfCaller, caseIdOf, opensWith, receiptOf } from '../keys/digests'
import { caseById, casesOfAsker, createCase, herDeed, opened } from '../store'
import { newCase } from './new-case'
import { readershipOf } from './readers'

type Answer = ReturnType<UseCase<typeof help.ask>> extends Promise<infer T> ? T : never

/**
 * She asks. By name it is found again by her number code under her own account; without a name, and whenever a child writes, nothing of the account
 * is kept at all: no openid, no person, nothing made of either. The phone's ticket makes the case's id and its receipt, so that a retry is told
 * the same, and is itself stored nowhere.
 */
export const ask: UseCase<typeof help.ask> = async (call, input) => {
  const { topic, harm, child, text, placeId, near, exclude, pin } = input
  const kind = kindOf({ topic, harm, child }, text)
  const way = wayOf(kind.child, input.way)
  const caseId = caseIdOf(input.ticket)
  const receipt = way === 'anonymous' ? receiptOf(input.ticket) : null
  const standing = await caseById(caseId)
  if (standing) return answered(standing, receipt)

  if (mustBeReported(kind) && !input.toldOfReport) refuse('CHILD_PROTECTED', 'toldOfReport')
  if (receipt === null && pin === null) refuse('CASE_PIN_NEEDED', 'pin')
  const readership = await readershipOf({ kind, placeId, near, exclude }, call.now)
  const { desk } = readership
  if (!desk || readership.readers.length === 0) return refuse('NOBODY_LEFT', 'exclude')
  if (readership.mark !== input.readersMark) refuse('READERS_CHANGED', 'readersMark')
  await countAsking(call, input.ticket)

  const opener = receipt === null ? { pin: pin ?? '' } : { receipt }
  const askerIndex = receipt === null ? askerIndexOfCaller(call.openid) : ''
  const found = {
    opensWith: await opensWith(opener, askerIndex),
    ...(receipt === null ? { askerIndex } : {}),
  }
  const repeated = found.askerIndex !== undefined && (await hasReportedHarm(found.askerIndex))
  const deed = herDeed(call, receipt === null ? 'asker' : 'receipt', 'ask', caseId)
  const said = { ...input, kind, way, name: receipt === null || kind.child === 'writes' ? input.name : null }
  const callOut = input.urgency === 'now' ? await chainFor(desk._id, readership.readers, call.now) : undefined
  const document = newCase({ caseId, said, readership, desk, found, repeated, deed, callOut })
  const notices = callOut ? callsTo(callOut.chain.slice(0, callOut.called)) : []
  if (await createCase(document, { ...deed.source, notices })) return answered(document, receipt)
  const rival = await caseById(caseId)
  return rival ? answered(rival, receipt) : refuse('TRY_AGAIN')
}

function answered({ state, callOut }: Pick<HelpCaseDocument, 'state' | 'callOut'>, receipt: string | null): Answer {
  return { receipt, state, called: callOut !== undefined && callOut.chain.length > 0 }
}

/** Of whoever has told of harm before: her case says so to whoever works on it (rules-that-bind 4, repeat victims). */
async function hasReportedHarm(askerIndex: string): Promise<boolean> {
  const before = await casesOfAsker(askerIndex)
  return before.some((document) => opened(document)?.head.kind.harm === true)
}
