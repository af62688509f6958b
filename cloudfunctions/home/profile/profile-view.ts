import type { z } from 'zod'
import type { homeProfile } from '../../../contract/home/profile'
import { toIso } from '../../../domain/time'
import type { HomeDocument } from '../../kit/documents'
import { exactPlace } from '../../kit/home-document'
import { pictureId } from '../../kit/pictures/picture-id'
import { blindIndex, decryptField } from '../../kit/secrets'
import { mayMove } from './may-move'

type Profile = z.input<typeof homeProfile>

/** The record as its keepers see it, private fields opened. */
export function profileView(home: HomeDocument, keeps: 'host' | 'officer'): Profile {
  const { address, position } = exactPlace(home)
  return {
    homeId: home._id,
    seen: profileTag(home),
    as: keeps,
    mayMove: mayMove(home, keeps),
    state: home.state,
    name: home.name,
    villageName: home.villageName,
    townshipName: home.townshipName,
    slogan: home.brand?.slogan ?? null,
    hostNote: home.hostNote ?? null,
    usesCountyBrand: home.brand?.usesCountyBrand ?? false,
    services: home.services,
    hoursText: home.hoursText,
    receptionText: home.receptionText ?? null,
    areaM2: home.areaM2,
    seats: home.seats,
    stepFree: home.stepFree ?? null,
    positioning: home.positioning ?? null,
    parentWomenHome: home.parentWomenHome ?? null,
    buildMode: home.buildMode,
    newField: home.newField,
    venueKind: home.venueKind,
    address,
    position,
    phone: phoneOf(home),
    phonePublic: home.publicPhone !== null,
    ownerConsent: home.ownerConsent
      ? {
          kind: home.ownerConsent.kind,
          until: home.ownerConsent.until && toIso(home.ownerConsent.until),
          hasPaper: home.ownerConsent.fileId !== null,
        }
      : null,
    pictures: picturesOf(home),
  }
}

export function phoneOf(home: HomeDocument): string | null {
  if (home.phoneToken === null) return null
  return decryptField(home.phoneToken, { collection: 'microHomes', id: home._id, field: 'phone' })
}

function picturesOf(home: HomeDocument): Profile['pictures'] {
  const shown = (fileId: string) => ({ id: pictureId(fileId), fileId })
  return {
    mark: home.mark ? shown(home.mark) : null,
    photos: (home.photos ?? []).map(shown),
    groupCode: home.groupCode ? { ...shown(home.groupCode.fileId), expiresAt: toIso(home.groupCode.expiresAt) } : null,
    waiting: (home.waitingPictures ?? []).map(({ id, use, at }) => ({ id, use, at: toIso(at) })),
    refused: (home.refusedPictures ?? []).map(({ id, use, why, at }) => ({ id, use, why, at: toIso(at) })),
  }
}

/**
 * Which record somebody has seen: a digest of what may be changed, so that a picture that is published meanwhile or somebody's look makes no
 * conflict. Keyed, since a door number could be tried out against a plain one.
 */
export function profileTag(home: HomeDocument): string {
  const place = exactPlace(home)
  const fields = [
    home.brand?.slogan ?? null,
    home.hostNote ?? null,
    home.brand?.usesCountyBrand ?? false,
    home.services,
    home.hoursText,
    home.receptionText ?? null,
    home.areaM2,
    home.seats,
    home.stepFree ?? null,
    home.positioning ?? null,
    home.parentWomenHome ?? null,
    home.buildMode,
    home.newField,
    place.venueKind,
    place.address,
    place.position && [place.position.longitude, place.position.latitude],
    home.phoneIndex ?? null,
    home.ownerConsent ? [home.ownerConsent.kind, home.ownerConsent.until?.getTime() ?? null] : null,
  ]
  return blindIndex('home', `profile\n${JSON.stringify(fields)}`)
}
