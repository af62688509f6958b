import type { z } from 'zod'
import type { filledApplication, takenStep } from '../../../contract/home/application'
import { idsOnPath } from '../../../domain/organisation'
import { pairingsInForce } from '../../../domain/pairing'
import { toIso } from '../../../domain/time'
import type { HomeDocument, HomeStepTaken } from '../../kit/documents'
import { exactPlace } from '../../kit/home-document'
import { BY_TIMER, isUnitPath } from '../../kit/home-step'
import { decryptField } from '../../kit/secrets'
import { currentHosts } from '../card'
import { lastDayOf } from './fill'

/** A stored home as the application that it came from, for her who applied and for the officers who decide: private values too. */
export function toldOf(home: HomeDocument, at: Date): z.input<typeof filledApplication> {
  const { address, position } = exactPlace(home)
  const { ownerConsent } = home
  const [paired] = pairingsInForce(home.paired, at)
  return {
    orgId: home.orgId,
    placeName: home.villageName,
    townshipName: home.townshipName,
    ofUnit: isUnitPath(home.path),
    name: home.name,
    founderKind: home.founderKind ?? null,
    venueKind: home.venueKind,
    newField: home.newField,
    address,
    position,
    areaM2: home.areaM2,
    seats: home.seats,
    hoursText: home.hoursText,
    services: home.services,
    primaryType: home.primaryType,
    buildMode: home.buildMode,
    positioning: home.positioning ?? null,
    parentWomenHome: home.parentWomenHome ?? null,
    ownerConsent: ownerConsent
      ? { kind: ownerConsent.kind, until: lastDayOf(ownerConsent), hasPaper: ownerConsent.fileId !== null }
      : null,
    voluntary: home.voluntary ?? false,
    pairedMember: paired ? { name: paired.name, level: paired.level } : null,
    hostName: currentHosts(home, at)[0]?.name ?? null,
    phone: home.phoneToken && decryptField(home.phoneToken, { collection: 'microHomes', id: home._id, field: 'phone' }),
  }
}

/** The way of a home, oldest first: offices by their level, nobody by name. */
export function wayOf(home: HomeDocument): z.input<typeof takenStep>[] {
  return (home.steps ?? []).map((taken) => ({
    step: taken.step,
    from: taken.from,
    to: taken.to,
    at: toIso(taken.at),
    who: whoTook(home, taken),
    note: taken.note,
  }))
}

function whoTook(home: HomeDocument, { office, by }: HomeStepTaken): z.input<typeof takenStep>['who'] {
  if (by === BY_TIMER) return 'timer'
  const place = office ? idsOnPath(home.path).indexOf(office) : -1
  if (place < 0) return 'applicant'
  return (['county', isUnitPath(home.path) ? 'unit' : 'township', 'village'] as const)[place] ?? 'county'
}
