import {
  BUILD_MODE_LABELS,
  BUILD_MODES,
  NEW_FIELD_LABELS,
  NEW_FIELDS,
  POSITIONING_LABELS,
  POSITIONINGS,
  SERVICE_LABELS,
  SERVICES,
  VENUE_KIND_LABELS,
  VENUE_KINDS,
} from '../../../domain/micro-home'
import type { HomeProfile, ProfileChanges } from '../../services/model'

/** The record as its fields hold it while she writes: an empty text stands for none. */
export interface Draft {
  slogan: string
  hostNote: string
  usesCountyBrand: boolean
  services: string[]
  hoursText: string
  receptionText: string
  areaM2: number | null
  seats: number | null
  stepFree: string
  positioning: string
  parentWomenHome: string
  buildMode: string
  newField: string
  venueKind: string
  address: string
  position: { longitude: number; latitude: number } | null
  phone: string
  consentKind: string
  consentUntil: string
}

const optionsOf = <K extends string>(ids: readonly K[], labels: Record<K, string>) =>
  ids.map((id) => ({ id, label: labels[id] }))

export const OPTIONS = {
  services: optionsOf(SERVICES, SERVICE_LABELS),
  venueKinds: optionsOf(VENUE_KINDS, VENUE_KIND_LABELS),
  buildModes: optionsOf(BUILD_MODES, BUILD_MODE_LABELS),
  newFields: [{ id: '', label: '都不是' }, ...optionsOf(NEW_FIELDS, NEW_FIELD_LABELS)],
  positionings: optionsOf(POSITIONINGS, POSITIONING_LABELS),
  steps: [
    { id: 'yes', label: '没有台阶' },
    { id: 'no', label: '有台阶' },
    { id: '', label: '先不写' },
  ],
  consents: [
    { id: 'own', label: '自己的地方' },
    { id: 'written', label: '别人的地方,写了同意书' },
  ],
}

export function draftOf(profile: HomeProfile): Draft {
  return {
    slogan: profile.slogan ?? '',
    hostNote: profile.hostNote ?? '',
    usesCountyBrand: profile.usesCountyBrand,
    services: profile.services,
    hoursText: profile.hoursText,
    receptionText: profile.receptionText ?? '',
    areaM2: profile.areaM2,
    seats: profile.seats,
    stepFree: profile.stepFree === null ? '' : profile.stepFree ? 'yes' : 'no',
    positioning: profile.positioning ?? '',
    parentWomenHome: profile.parentWomenHome ?? '',
    buildMode: profile.buildMode,
    newField: profile.newField ?? '',
    venueKind: profile.venueKind,
    address: profile.address,
    position: profile.position,
    phone: profile.phone ?? '',
    consentKind: profile.ownerConsent?.kind ?? '',
    consentUntil: profile.ownerConsent?.until?.slice(0, 10) ?? '',
  }
}

/** The fields that she changed: those that stand otherwise than in the record she was shown. */
export function touched(draft: Draft, shown: Draft): (keyof Draft)[] {
  return (Object.keys(draft) as (keyof Draft)[]).filter(
    (name) => JSON.stringify(draft[name]) !== JSON.stringify(shown[name]),
  )
}

const orNone = (text: string): string | null => (text.trim() === '' ? null : text)

/** What the cloud is asked to change. */
export function changesOf(draft: Draft, names: readonly (keyof Draft)[]): ProfileChanges {
  const all = {
    slogan: orNone(draft.slogan),
    hostNote: orNone(draft.hostNote),
    usesCountyBrand: draft.usesCountyBrand,
    services: draft.services,
    hoursText: draft.hoursText,
    receptionText: orNone(draft.receptionText),
    areaM2: draft.areaM2,
    seats: draft.seats,
    stepFree: draft.stepFree === '' ? null : draft.stepFree === 'yes',
    parentWomenHome: orNone(draft.parentWomenHome),
    buildMode: draft.buildMode,
    newField: orNone(draft.newField),
    venueKind: draft.venueKind,
    address: draft.address,
    phone: orNone(draft.phone),
    ...(draft.positioning === '' ? {} : { positioning: draft.positioning }),
    ...(draft.position === null ? {} : { position: draft.position }),
  }
  const consent = names.includes('consentKind') || names.includes('consentUntil')
  const plain = Object.entries(all).filter(([name]) => names.includes(name as keyof Draft))
  return {
    ...Object.fromEntries(plain),
    ...(consent && draft.consentKind !== ''
      ? { ownerConsent: { kind: draft.consentKind, until: consentEnd(draft) } }
      : {}),
  } as ProfileChanges
}

/** A paper holds through its last day, by the county's clock. */
const consentEnd = ({ consentKind, consentUntil }: Draft): string | null =>
  consentKind === 'written' && consentUntil !== '' ? `${consentUntil}T23:59:59+08:00` : null

/** What must be said before the cloud is asked; empty when all is well. */
export function wrongWith(draft: Draft): { name: keyof Draft; words: string } | null {
  if (draft.services.length === 0) return { name: 'services', words: '至少选一样。' }
  if (draft.hoursText.trim() === '') return { name: 'hoursText', words: '写一下什么时候开门。' }
  if (draft.address.trim() === '') return { name: 'address', words: '写一下在哪里。' }
  if (draft.positioning === 'extension' && draft.parentWomenHome.trim() === '')
    return { name: 'parentWomenHome', words: '写一下是哪个妇女之家的延伸点。' }
  return null
}
