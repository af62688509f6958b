import type { z } from 'zod'
import type { village } from '../../contract/member'
import type { OrganisationDocument } from '../kit/documents'

/** A village as a person picks it: 「白沙镇 · 渔港村」. */
export function villageCard(place: OrganisationDocument): z.input<typeof village> {
  const { longitude, latitude } = place.centre
  return {
    id: place._id,
    name: place.name,
    townshipName: place.parentName ?? '',
    centre: { longitude, latitude },
  }
}
