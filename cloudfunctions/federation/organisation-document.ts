import { nameTerms } from '../../domain/name-terms'
import { type OrganisationLevel, type Position, pathOf } from '../../domain/organisation'
import { geoPoint } from '../kit/database'
import { pinyinInitials } from '../kit/pinyin'
import type { NewOrganisation } from './store'

/** An organisation as it is first stored, found by its name and by the pinyin initials of it. */
export function newOrganisation(
  place: { id: string; level: OrganisationLevel; name: string; parentId: string | null; centre: Position },
  parent: { name: string | null; path: string },
  requestId: string,
): NewOrganisation {
  return {
    _id: place.id,
    schema: 1,
    level: place.level,
    name: place.name,
    parentId: place.parentId,
    path: pathOf(parent.path, place.id),
    centre: geoPoint(place.centre),
    terms: nameTerms(place.name, pinyinInitials(place.name)),
    parentName: parent.name,
    settings: {},
    addedIn: requestId,
  }
}
