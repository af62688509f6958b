import type { federation } from '../../../contract/federation'
import { type CoveredPlace, coverageOf } from '../../../domain/coverage'
import type { OrganisationDocument } from '../../kit/documents'
import type { UseCase } from '../../kit/serve'
import { homeCountsBelow, type PlaceBelow, placesBelow } from './store'

/** Where no home stands yet (C01: every village, unit and new field has one): three calls at any level, the caller's place included. */
export const coverage: UseCase<typeof federation.coverage> = async ({ organisation }) => {
  const [places, counts] = await Promise.all([placesBelow(organisation.path), homeCountsBelow(organisation.path)])
  const { newFields, townships, ...sums } = coverageOf(covered(places, organisation), counts)
  return { ...sums, newFields, townships }
}

/** Villages by their township; a unit stands for itself. */
function covered(places: readonly PlaceBelow[], top: OrganisationDocument): CoveredPlace[] {
  return places.flatMap(({ id, name, level, centre, parentId, parentName }): CoveredPlace[] => {
    if (level === 'village')
      return [{ id, name, level, centre, townshipId: parentId ?? top._id, townshipName: parentName ?? top.name }]
    return level === 'unit' ? [{ id, name, level, centre, townshipId: id, townshipName: name }] : []
  })
}
