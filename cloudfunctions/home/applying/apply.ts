import type { home } from '../../../contract/home'
import { isFinal, takeStep } from '../../../domain/home-state-steps'
import type { HomeDocument, HomeStepTaken } from '../../kit/documents'
import { homeId } from '../../kit/home-document'
import { isUnitPath, standingOf, stepPatch, takenBy } from '../../kit/home-step'
import { assertTextFit } from '../../kit/moderation'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command, type Patch } from '../../kit/store'
import { forgetDraft } from './drafts'
import { type Application, homeOf, memberOf, type NewHome } from './fill'
import { addHome, addPerson, appliedBy, changeHome, homeById, placeById } from './store'

/** Whoever has so many under way first sees one of them through. */
const MOST_UNDER_WAY = 3
const UNDER_WAY = ['draft', 'submitted', 'villageChecked', 'approved', 'returned']

/** She applies for a home: it lands with the village that she names, or with her unit; she is its lead host. Her draft goes. */
export const apply: UseCase<typeof home.apply> = async (call, { draftId, ...told }) => {
  const { resident, requestId, now } = call
  const source = call.source(resident._id)
  const place = (await placeById(told.orgId)) ?? refuse('NOT_FOUND', 'orgId')
  await assertTextFit(publicTexts(told), call.openid, 'name')
  const earlier = await appliedBy(identities(resident))
  const underWay = earlier.filter((one) => UNDER_WAY.includes(one.state) && one.requestId !== requestId)
  if (underWay.length >= MOST_UNDER_WAY) refuse('APPLICATIONS_FULL')

  const member = memberOf(told, place, now)
  const draftOf = (id?: string): NewHome =>
    homeOf(told, place, member, { ...(id ? { id } : {}), state: 'draft', requestId, applicantId: resident._id }, now)
  const submitted = submit(draftOf(), { by: resident._id, requestId, at: now })
  if (member) await addPerson(member, source)
  const stored =
    (await addOrFind(submitted)) ??
    (await addOrFind(again(submitted, resident._id))) ??
    (await addOrFind(again(submitted, requestId)))
  if (!stored) return refuse('HOME_EXISTS', 'name')
  if (draftId !== null) await forgetDraft(resident._id, draftId, source)
  return { homeId: stored._id, state: stored.state }

  /** Stores it, or finds the one that stands if it is hers; null where one stands that ended, or of which she must not hear. */
  async function addOrFind(made: NewHome): Promise<Pick<HomeDocument, '_id' | 'state'> | null> {
    if (await addHome(made, source)) return made
    const standing = await homeById(made._id)
    if (standing?.applicantId !== resident._id)
      return isOver(standing) || !isOpenlyThis(standing, made._id) ? null : refuse('HOME_EXISTS', 'name')
    return standing.requestId === requestId || !isOver(standing) ? standing : null
  }

  /** Village, name and address stand already: the new one is another home, with an id of hers, or of this call. */
  function again(made: NewHome, apart: string): NewHome {
    const id = homeId(place._id, told.name, `${told.address}\n${apart}`)
    return made._id === id ? made : submit(draftOf(id), { by: resident._id, requestId, at: now })
  }
}

/**
 * True when what neighbours can read of a home makes this id. That a flat has the address she wrote must not be told by a refusal: whoever tries
 * one door after another would find it. Officers see that the two are alike (like-this).
 */
function isOpenlyThis(home: HomeDocument | null, id: string): boolean {
  return home !== null && homeId(home.orgId, home.name, home.shownAddress) === id
}

function isOver(home: HomeDocument | null): boolean {
  return home !== null && (isFinal(home.state) || home.state === 'withdrawn')
}

/** What the officers asked for is there now: the same application goes its way again, from the beginning. */
export const applyAgain: UseCase<typeof home.applyAgain> = async (call, { homeId: id, ...told }) => {
  const { applicant, requestId, now } = call
  const source = call.source(applicant._id)
  const place = (await placeById(told.orgId)) ?? refuse('NOT_FOUND', 'orgId')
  await assertTextFit(publicTexts(told), call.openid, 'name')
  const member = memberOf(told, place, now)
  if (member) await addPerson(member, source)
  let state = call.home.state
  await changeHome(call.home, source, (current) => {
    const done = takenBy(current, { step: 'submit', by: applicant._id, requestId })
    state = done?.to ?? current.state
    if (done) return null
    const applicantId = current.applicantId ?? applicant._id
    const made = { id, state: current.state, requestId: current.requestId ?? requestId, applicantId }
    const filled = { ...homeOf(told, place, member, made, now), ...(current.steps ? { steps: current.steps } : {}) }
    const submitted = submit(filled, { by: applicant._id, requestId, at: now })
    state = submitted.state
    return patchOf(current, submitted)
  })
  return { homeId: id, state }
}

/** What neighbours will read once the home has its plate, checked while she is here (rules-that-bind 8). The address of a flat is not among it. */
function publicTexts({ name, hoursText, hostName, parentWomenHome, pairedMember }: Application): string[] {
  return [name, hoursText, hostName, parentWomenHome ?? '', pairedMember?.name ?? '']
}

type Taken = Pick<HomeStepTaken, 'by' | 'requestId' | 'at'>

/** The same home one step on, or the refusal of the table. */
function submit(home: NewHome, taken: Taken): NewHome {
  const standing = { ...standingOf(home, taken.at), ofUnit: isUnitPath(home.path) }
  const outcome = takeStep(standing, { kind: 'applicant' }, 'submit', { reason: null, at: taken.at })
  if (!outcome.taken) return refuse(outcome.why, outcome.why === 'PLACE_REQUIRED' ? 'position' : undefined)
  const step: HomeStepTaken = { step: 'submit', from: home.state, to: outcome.to, note: null, ...taken }
  const { waitsFor: _before, ...rest } = home
  return { ...rest, ...fieldsOf(stepPatch(home, step)) }
}

/** A patch for a document that is stored anew: there is nothing to remove yet. */
function fieldsOf(patch: Patch): Partial<HomeDocument> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => !isRemoval(value)))
}

function isRemoval(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'operator' in value
}

/** What she told anew; how the home began, its hosts, its pairing where she names the same, and the owner's paper stay. */
function patchOf(current: HomeDocument, submitted: NewHome): Patch {
  const { _id, schema, createdAt, createdBy, requestId, source, applicantId, hosts, paired, pairedUntil, ...told } =
    submitted
  const named = paired[0]
  const samePairing = named === undefined || current.paired.some(({ personId }) => personId === named.personId)
  const paper = current.ownerConsent?.fileId ?? null
  return {
    ...told,
    applicantId,
    shownAt: told.shownAt ?? command.remove(),
    waitsFor: told.waitsFor ?? command.remove(),
    parentWomenHome: told.parentWomenHome ?? command.remove(),
    phoneIndex: told.phoneIndex ?? command.remove(),
    ...(told.ownerConsent ? { ownerConsent: { ...told.ownerConsent, fileId: paper } } : {}),
    ...(samePairing ? {} : { paired, ...(pairedUntil ? { pairedUntil } : {}) }),
    hosts: current.hosts.map((host) =>
      host.role === 'leadHost' && host.until === null ? { ...host, name: hosts[0]?.name ?? host.name } : host,
    ),
  }
}
