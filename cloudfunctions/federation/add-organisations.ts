import type { ParsedInputOf } from '../../contract/action'
import type { federation } from '../../contract/federation'
import { CHILD_LEVELS, isWithin } from '../../domain/organisation'
import type { OrganisationDocument } from '../kit/documents'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { newOrganisation } from './organisation-document'
import { addMissing, type NewOrganisation, organisationsByIds } from './store'

type Wanted = ParsedInputOf<typeof federation.addOrganisations>['organisations'][number]
type Place = Pick<OrganisationDocument, '_id' | 'level' | 'name' | 'parentId' | 'path'>

/** Registers townships, units and villages below a place. What stands already stays as it is, so the same batch may come again. */
export const addOrganisations: UseCase<typeof federation.addOrganisations> = async (call, { organisations }) => {
  const { officer, organisation: under } = call
  const ids = organisations.map(({ id }) => id)
  const twice = ids.findIndex((id, at) => ids.indexOf(id) !== at)
  if (twice >= 0) refuse('INPUT_INVALID', `organisations.${twice}.id`)

  const mentioned = [...new Set(organisations.flatMap(({ id, parentId }) => [id, parentId]))]
  const standing = new Map((await organisationsByIds(mentioned)).map((place) => [place._id, place]))
  const wanted = placed(organisations, under, standing, call.requestId)
  for (const [at, { _id, level, parentId }] of wanted.entries()) {
    const same = standing.get(_id)
    if (same && (same.parentId !== parentId || same.level !== level)) refuse('INPUT_INVALID', `organisations.${at}.id`)
  }
  await addMissing(
    wanted.filter(({ _id }) => !standing.has(_id)),
    call.source(officer._id),
  )
  const present = wanted.filter(({ _id }) => {
    const before = standing.get(_id)
    return before !== undefined && before.addedIn !== call.requestId
  }).length
  return { added: wanted.length - present, present }
}

/** Every organisation below its parent, which stands within `under` or comes in the same batch, in any order. */
function placed(
  organisations: readonly Wanted[],
  under: OrganisationDocument,
  standing: ReadonlyMap<string, Place>,
  requestId: string,
): NewOrganisation[] {
  const batch = new Map(organisations.map((place, at) => [place.id, at]))
  const made = new Map<string, NewOrganisation>()
  const make = (at: number, above: readonly string[]): NewOrganisation => {
    const place = organisations[at] as Wanted
    const ready = made.get(place.id)
    if (ready) return ready
    const unfit = (): never => refuse('PARENT_UNFIT', `organisations.${at}.parentId`)
    if (above.includes(place.id)) return unfit()
    const inBatch = batch.get(place.parentId)
    const parent: Place =
      standing.get(place.parentId) ?? (inBatch === undefined ? unfit() : make(inBatch, [...above, place.id]))
    if (!isWithin(parent.path, under.path) || !CHILD_LEVELS[parent.level].includes(place.level)) return unfit()
    const document = newOrganisation(place, parent, requestId)
    made.set(place.id, document)
    return document
  }
  return organisations.map((_place, at) => make(at, []))
}
