import type { ParsedInputOf } from '../../../contract/action'
import type { profile } from '../../../contract/home/profile'
import { parseOpeningHours } from '../../../domain/opening-hours'
import type { PhoneNumber } from '../../../domain/phone-number'
import type { HomeDocument } from '../../kit/documents'
import { foundAfter } from '../../kit/found-by'
import { exactPlace, placeFields } from '../../kit/home-document'
import { refuse } from '../../kit/refusal'
import { blindIndex, encryptField } from '../../kit/secrets'
import { command, type Patch } from '../../kit/store'
import { fieldOfTownship, isSamePlace, mayMove } from './may-move'

export type Changes = ParsedInputOf<typeof profile.changeProfile>['changes']
export type Keeps = 'host' | 'officer'

/** What is to be written for these changes; empty when the record says so already. Refuses what this keeper may not. */
export function profilePatch(home: HomeDocument, changes: Changes, keeps: Keeps, at: Date): Patch {
  const patch = {
    ...plainPatch(home, changes),
    ...hoursPatch(home, changes),
    ...brandPatch(home, changes),
    ...positioningPatch(home, changes),
    ...placePatch(home, changes, keeps),
    ...phonePatch(home, changes, keeps),
    ...consentPatch(home, changes, at),
  }
  return { ...patch, ...foundAfter(home, patch) }
}

function plainPatch(home: HomeDocument, changes: Changes): Patch {
  const { services, areaM2, seats, stepFree, buildMode, newField, hostNote } = changes
  const wanted = { services, areaM2, seats, buildMode, newField, hostNote, stepFree }
  const before = { ...home, hostNote: home.hostNote ?? null, stepFree: home.stepFree ?? null }
  const differing = Object.entries(wanted).filter(([name, value]) => {
    const now = before[name as keyof typeof wanted]
    return value !== undefined && JSON.stringify(value) !== JSON.stringify(now)
  })
  return Object.fromEntries(differing.map(([name, value]) => [name, value ?? emptied(name)]))
}

/** These are absent, not null, while nobody has said. */
const emptied = (name: string): unknown => (name === 'stepFree' ? command.remove() : null)

function hoursPatch(home: HomeDocument, { hoursText, receptionText }: Changes): Patch {
  return {
    ...(hoursText !== undefined && hoursText !== home.hoursText
      ? { hoursText, hours: parseOpeningHours(hoursText) }
      : {}),
    ...(receptionText !== undefined && receptionText !== (home.receptionText ?? null)
      ? receptionText === null
        ? { receptionText: command.remove(), reception: command.remove() }
        : { receptionText, reception: parseOpeningHours(receptionText) }
      : {}),
  }
}

function brandPatch(home: HomeDocument, changes: Changes): Patch {
  const before = { slogan: home.brand?.slogan ?? null, usesCountyBrand: home.brand?.usesCountyBrand ?? false }
  const { slogan = before.slogan, usesCountyBrand = before.usesCountyBrand } = changes
  if (slogan === before.slogan && usesCountyBrand === before.usesCountyBrand) return {}
  return { brand: { slogan, usesCountyBrand } }
}

/** An extension names the 妇女之家 that it extends; a forerunner has none yet (C01). */
function positioningPatch(home: HomeDocument, changes: Changes): Patch {
  const before = { positioning: home.positioning ?? null, parent: home.parentWomenHome ?? null }
  const positioning = changes.positioning ?? before.positioning
  const parent = changes.parentWomenHome === undefined ? before.parent : changes.parentWomenHome
  if (positioning === 'extension' && parent === null && changes.positioning !== undefined)
    refuse('INPUT_INVALID', 'changes.parentWomenHome')
  const kept = positioning === 'extension' ? parent : null
  return {
    ...(positioning !== null && positioning !== before.positioning ? { positioning } : {}),
    ...(kept === before.parent ? {} : { parentWomenHome: kept ?? command.remove() }),
  }
}

function placePatch(home: HomeDocument, changes: Changes, keeps: Keeps): Patch {
  const before = exactPlace(home)
  const after = {
    venueKind: changes.venueKind ?? before.venueKind,
    address: changes.address ?? before.address,
    position: changes.position ?? before.position,
  }
  if (isSamePlace(before, after)) return {}
  const townships = mayMove(home, keeps) ? null : fieldOfTownship(before, after)
  if (townships !== null) refuse('PLACE_BY_OFFICER', `changes.${townships}`)
  return { ...placeFields(home, after) }
}

/** A number that the host changes herself stays as public as it was; one that an officer enters is public only when the host agrees again. */
function phonePatch(home: HomeDocument, { phone }: Changes, keeps: Keeps): Patch {
  if (phone === undefined) return {}
  if (phone === null)
    return home.phoneToken === null ? {} : { phoneToken: null, phoneIndex: command.remove(), publicPhone: null }
  const phoneIndex = blindIndex('phone', phone)
  if (phoneIndex === home.phoneIndex) return {}
  const stays = home.publicPhone !== null && keeps === 'host'
  return {
    phoneToken: encryptField(phone as PhoneNumber, { collection: 'microHomes', id: home._id, field: 'phone' }),
    phoneIndex,
    publicPhone: stays ? phone : null,
  }
}

/** Her own place needs no paper: one that was kept goes away. */
function consentPatch(home: HomeDocument, { ownerConsent }: Changes, at: Date): Patch {
  if (ownerConsent === undefined) return {}
  const before = home.ownerConsent
  const until = ownerConsent.until === null ? null : new Date(ownerConsent.until)
  if (before?.kind === ownerConsent.kind && before.until?.getTime() === until?.getTime()) return {}
  const paper = before?.fileId ?? null
  const keepsPaper = ownerConsent.kind === 'written'
  return {
    ownerConsent: { kind: ownerConsent.kind, until, fileId: keepsPaper ? paper : null },
    ...(paper !== null && !keepsPaper
      ? { discardedFiles: [...(home.discardedFiles ?? []), { fileId: paper, at }] }
      : {}),
  }
}
