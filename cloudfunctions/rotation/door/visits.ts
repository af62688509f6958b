import { createHash } from 'node:crypto'
import type { rotation } from '../../../contract/rotation'
import { dateOf } from '../../../domain/calendar-day'
import { judgedMoment } from '../../../domain/opening'
import { pairingsInForce } from '../../../domain/pairing'
import { mayActFor } from '../../../domain/role'
import type { HomeDocument, PersonDocument } from '../../kit/documents'
import { placeInTeam } from '../../kit/hosting'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { VisitDocument } from '../../kit/rotation-document'
import type { UseCase } from '../../kit/serve'
import { siteCodeOf } from '../../kit/site-code'
import { homeById, isPairedAnywhere } from '../store'
import { addVisit, visitsAfter } from './store'

const PAGE = 50

/**
 * Somebody from the federation came by (C06; rubric B3): the paired member, another committee member, or an officer of the village or above, by the
 * code on the wall. One visit a day: scanning twice is one.
 */
export const visit: UseCase<typeof rotation.visit> = async (call, { homeId, at: told, siteCode }) => {
  const { resident, now } = call
  const home = await homeById(homeId)
  if (home?.state !== 'active') return refuse('NOT_FOUND', 'homeId')
  if (siteCode !== siteCodeOf(home)) refuse('SITE_CODE_WRONG', 'siteCode')
  const { at } = judgedMoment(new Date(told), now) ?? refuse('TOO_LATE', 'at')
  const visitor = await visitorOf(home, resident, now)
  const day = dateOf(at)
  const _id = createHash('sha256').update([home._id, day, visitor.id].join('\n')).digest('hex').slice(0, 32)
  const { id, name, as } = visitor
  await addVisit(
    { _id, schema: 1, homeId: home._id, path: home.path, day, at, by: { id, name }, as },
    call.source(resident._id),
  )
  return { day, name, as }
}

/** As what she visits; a host at her own door and a neighbour do not. */
async function visitorOf(
  home: HomeDocument,
  person: PersonDocument,
  at: Date,
): Promise<{ id: string; name: string; as: VisitDocument['as'] }> {
  const place = placeInTeam(home, person, at)
  const named = (fallback: string): string => person.name ?? fallback
  if (place?.as === 'paired') {
    const entry = home.paired.find(({ personId }) => personId === place.memberId)
    return { id: place.memberId, name: entry?.name ?? named('结对执委'), as: 'paired' }
  }
  if (place?.as === 'host') refuse('VISITORS_ONLY')
  if (mayActFor(person.roles, home.path, 'village', at))
    return { id: person._id, name: named('妇联干部'), as: 'officer' }
  const hers = identities(person)
  const others = await isPairedAnywhere(hers)
  const isMember = others.some(({ paired }) =>
    pairingsInForce(paired, at).some(({ personId }) => hers.includes(personId)),
  )
  return isMember ? { id: person._id, name: named('执委'), as: 'member' } : refuse('VISITORS_ONLY')
}

export const visits: UseCase<typeof rotation.visits> = async ({ home }, { after }) => {
  const found = await visitsAfter(home._id, after === undefined ? null : keyOf(after), PAGE + 1)
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    visits: page.map(({ day, by, as }) => ({ day, name: by.name, as })),
    next: last && found.length > PAGE ? `${last.day}|${last._id}` : null,
  }
}

function keyOf(after: string): { day: string; id: string } {
  const [day, id] = after.split('|')
  return day && id ? { day, id } : refuse('INPUT_INVALID', 'after')
}
