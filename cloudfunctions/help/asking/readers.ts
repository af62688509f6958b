import { createHash } from 'node:crypto'
import type { HelpKind } from '../../../domain/help'
import { type Exclusions, firstDesk, isKeptOut } from '../../../domain/help-readers'
import { isAtLeast } from '../../../domain/organisation'
import { grantsInForce } from '../../../domain/role'
import type { OrganisationDocument, PersonDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import { readerOf } from '../reader'
import { officersAt, placesById, rootPlace, wayTo } from './store'

/** Where she is, what it is, and whom she keeps out. */
interface Asked {
  kind: HelpKind
  placeId: string | null
  near: boolean
  exclude: { personIds: readonly string[]; orgIds: readonly string[] }
}

/** Who will read it if she sends it now. */
export interface Readership {
  desk: OrganisationDocument | null
  /** Where she said she is. */
  place: OrganisationDocument | null
  exclusions: Exclusions & { personIds: string[]; orgIds: string[]; paths: string[] }
  readers: PersonDocument[]
  /** County officers who may break the glass; none of them reads it otherwise. */
  inNeed: PersonDocument[]
  /** Names exactly what she was shown. */
  mark: string
}

/**
 * The desk and its officers, from the same rules that the cloud asks at every reading. An office in which nobody sits yet is passed over, upwards:
 * a request that nobody reads would be none. Three or four database calls.
 */
export async function readershipOf({ kind, placeId, near, exclude }: Asked, at: Date): Promise<Readership> {
  const named = await placesById([...new Set([...(placeId === null ? [] : [placeId]), ...exclude.orgIds])])
  const place = placeId === null ? null : (named.find(({ _id }) => _id === placeId) ?? refuse('NOT_FOUND', 'placeId'))
  const outOf = named.filter(({ _id }) => exclude.orgIds.includes(_id))
  if (outOf.length < new Set(exclude.orgIds).size) refuse('NOT_FOUND', 'exclude')
  const way = place ? await wayTo(place.path) : await rootPlace()
  const exclusions = {
    personIds: [...exclude.personIds],
    orgIds: outOf.map(({ _id }) => _id),
    paths: outOf.map(({ path }) => path),
  }
  const offices = way.filter(({ level }) => isAtLeast(level, 'township'))
  const officers = await officersAt(offices.map(({ _id }) => _id))
  const sitsAt = ({ roles }: PersonDocument, orgId: string | undefined) =>
    grantsInForce(roles, at).some((grant) => grant.orgId === orgId)
  const staffed = offices.filter(({ _id }) => officers.some((officer) => sitsAt(officer, _id)))
  const stands = firstDesk(
    staffed.map(({ _id, path, level }) => ({ id: _id, path, level })),
    kind,
    near,
    exclusions,
  )
  const desk = way.find(({ _id }) => _id === stands?.id) ?? null
  const county = way.find(({ level }) => level === 'county')
  const stand = desk ? officers.filter((officer) => !isKeptOut(readerOf(officer, false), exclusions, at)) : []
  const officersOf = (orgId: string | undefined) => stand.filter((officer) => sitsAt(officer, orgId))
  const readers = officersOf(desk?._id)
  const inNeed = officersOf(county?._id).filter(({ _id }) => !readers.some((reader) => reader._id === _id))
  const shown = [kind, desk?._id ?? '', readers.map(({ _id }) => _id), inNeed.map(({ _id }) => _id)]
  const mark = createHash('sha256').update(JSON.stringify(shown)).digest('base64url')
  return { desk, place, exclusions, readers, inNeed, mark }
}
