import type { help } from '../../../contract/help'
import { kindOf } from '../../../domain/help'
import { firstDesk, isKeptOut } from '../../../domain/help-readers'
import { isAtLeast } from '../../../domain/organisation'
import { grantsInForce, ROLE_LEVEL } from '../../../domain/role'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { newCase } from '../asking/new-case'
import { placesById, wayTo } from '../asking/store'
import { caseIdOf, opensWith, receiptOf, ticketOf } from '../keys/digests'
import { readerOf } from '../reader'
import { caseById, createCase, staffDeed } from '../store'

/**
 * Somebody came or phoned. Her request is hers like any other: she goes home with a receipt on paper, and what she keeps out stays out. The officer who
 * heard her has it in hand (首接负责), at the desk where she sits; a child's
 * stands at the county, with her named on it.
 */
export const enter: UseCase<typeof help.enter> = async (call, input) => {
  const { officer, organisation, now } = call
  const sitsHere = grantsInForce(officer.roles, now).some(
    ({ orgId, role }) => orgId === organisation._id && isAtLeast(ROLE_LEVEL[role], 'township'),
  )
  if (!sitsHere) return refuse('NOT_FOUND', 'orgId')
  const ticket = ticketOf(officer._id, call.requestId)
  const [caseId, receipt] = [caseIdOf(ticket), receiptOf(ticket)]
  if (await caseById(caseId)) return { caseId, receipt }
  const { topic, harm, child, exclude } = input
  const kind = kindOf({ topic, harm, child }, input.text)
  const out = await placesById([...new Set(exclude.orgIds)])
  if (out.length < new Set(exclude.orgIds).size) return refuse('NOT_FOUND', 'exclude')
  const exclusions = { personIds: exclude.personIds, orgIds: exclude.orgIds, paths: out.map(({ path }) => path) }
  // Whoever hears it has it in hand: she who must not read it cannot be the one who writes it down.
  if (isKeptOut(readerOf(officer, false), exclusions, now)) return refuse('NOBODY_LEFT', 'exclude')
  const way = await wayTo(organisation.path)
  const stands = firstDesk(
    way.map(({ _id, path, level }) => ({ id: _id, path, level })),
    kind,
    true,
    exclusions,
  )
  const desk = way.find(({ _id }) => _id === stands?.id) ?? refuse('NOBODY_LEFT', 'exclude')
  const deed = staffDeed(call, officer._id, 'enter', caseId)
  const document = newCase({
    caseId,
    said: { ...input, kind, way: 'anonymous' },
    readership: { place: organisation, exclusions },
    desk,
    found: { opensWith: await opensWith({ receipt }, '') },
    repeated: false,
    deed,
    enteredBy: officer._id,
  })
  await createCase(document, deed.source)
  return { caseId, receipt }
}
