import type { OutputOf } from '../../contract/action'
import type { home } from '../../contract/home'
import { isGroupCodeAlive } from '../../domain/group-code'
import { DUTY_DAYS } from '../../domain/home-week'
import { pairingsInForce } from '../../domain/pairing'
import { mayActFor } from '../../domain/role'
import { toIso } from '../../domain/time'
import { placeRules } from '../kit/calendar'
import type { Context } from '../kit/context'
import type { HomeDocument, PersonDocument } from '../kit/documents'
import { hostEntry } from '../kit/hosting'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { card, currentHosts } from './card'
import { homeById } from './store'
import { comingAt, dutyAt } from './week'

type View = typeof home.view
type GroupCode = OutputOf<View>['groupCode']

/** A home's page. Neighbours see active homes; its hosts and the federation see it in every state. */
export const view: UseCase<View> = async (call, { homeId }) => {
  const found = await homeById(homeId)
  // Who asks is looked up for a home that does not exist too: the two refusals cost the same.
  const person = found?.state === 'active' ? null : await call.person()
  if (!found || !maySee(found, person, call.now)) return refuse('NOT_FOUND')
  const { settings, days } = await placeRules(found.path, call.now)
  return {
    ...card(found, null, call.now),
    state: found.state,
    coming: comingAt(found, call.now),
    duty: dutyAt(found, call.now, DUTY_DAYS),
    plateNumber: found.plateNumber ?? null,
    address: found.shownAddress,
    hosts: currentHosts(found, call.now).map(({ name, role, claimed }) => ({ name, role, claimed })),
    pairedMembers: pairingsInForce(found.paired, call.now).map(({ name, level, claimed }) => ({
      name,
      level,
      claimed: claimed ?? false,
    })),
    publicPhone: found.publicPhone,
    buildMode: found.buildMode,
    newField: found.newField,
    seats: found.seats,
    areaM2: found.areaM2,
    hostWord: settings.hostWord,
    days,
    receptionText: found.receptionText ?? '',
    reception: found.reception ?? null,
    stepFree: found.stepFree ?? null,
    positioning: found.positioning ?? null,
    parentWomenHome: found.parentWomenHome ?? null,
    slogan: found.brand?.slogan ?? null,
    hostNote: found.hostNote ?? null,
    usesCountyBrand: found.brand?.usesCountyBrand ?? false,
    mark: found.mark ?? null,
    photos: found.photos ?? [],
    groupCode: await groupCodeFor(call, found),
  }
}

/**
 * A group's code lets anybody in: residents see it, a visitor who has told nobody where she lives hears that there is one. That it has ended
 * is told to the hosts, who have a fresh one.
 */
async function groupCodeFor(call: Context<View['access']>, found: HomeDocument): Promise<GroupCode> {
  const { groupCode, groupCodeEnded } = found
  const ends = groupCode?.expiresAt ?? groupCodeEnded
  if (!ends) return { shown: 'none' }
  const person = await call.person()
  const expiresAt = toIso(ends)
  if (groupCode && isGroupCodeAlive(ends, call.now))
    return person === null ? { shown: 'hidden' } : { shown: 'yes', fileId: groupCode.fileId, expiresAt }
  return person !== null && hostEntry(found, person, call.now) ? { shown: 'ended', expiresAt } : { shown: 'none' }
}

function maySee(found: HomeDocument, person: PersonDocument | null, at: Date): boolean {
  if (found.state === 'active') return true
  if (!person) return false
  return hostEntry(found, person, at) !== undefined || mayActFor(person.roles, found.path, 'village', at)
}
