import type { home } from '../../../contract/home'
import { endPairing as ended, pairedUntil, WITHOUT_END } from '../../../domain/pairing'
import { toIso } from '../../../domain/time'
import type { HomeDocument, PairedMember } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import type { Patch } from '../../kit/store'
import { changeHome, homeById } from '../store'
import { memberOf } from './member'
import { unpairedBelow } from './store'

/** 结对联系 (C06; 004-篇一 二.2): village and upward arrange it, and an active home is never left without a committee member. */
export const pairings: UseCase<typeof home.pairings> = async (call) => view(call.home)

export const pair: UseCase<typeof home.pair> = async (call, { member, since, until }) => {
  const { home: found, officer, now } = call
  const source = call.source(officer._id)
  const [from, to] = [since === undefined ? now : new Date(since), until === null ? null : new Date(until)]
  if (to !== null && (to <= from || to <= now)) refuse('INPUT_INVALID', 'until')
  const who = await memberOf(found, member, now, source)
  await changeHome(found, source, (current) => {
    const standing = openPairing(current, who.personId, now)
    if (standing) return isSame(standing, to) ? null : refuse('ALREADY_PAIRED', 'member')
    return patchOf([...current.paired, { ...who, since: from, until: to }])
  })
  return again(found)
}

export const handOverPairing: UseCase<typeof home.handOverPairing> = async (call, { fromPersonId, member, until }) => {
  const { home: found, officer, now } = call
  const source = call.source(officer._id)
  const to = until === null ? null : new Date(until)
  if (to !== null && to <= now) refuse('INPUT_INVALID', 'until')
  if (!found.paired.some(({ personId }) => personId === fromPersonId)) refuse('NOT_FOUND', 'fromPersonId')
  const who = await memberOf(found, member, now, source)
  if (who.personId === fromPersonId) refuse('ALREADY_PAIRED', 'member')
  await changeHome(found, source, (current) => {
    const leaves = openPairing(current, fromPersonId, now)
    const standing = openPairing(current, who.personId, now)
    if (!leaves) return standing && isSame(standing, to) ? null : refuse('CHANGED_MEANWHILE')
    if (standing) refuse('ALREADY_PAIRED', 'member')
    const left = ended(current.paired, fromPersonId, now, false) ?? []
    return patchOf([...left, { ...who, since: now, until: to }])
  })
  return again(found)
}

export const endPairing: UseCase<typeof home.endPairing> = async (call, { personId }) => {
  const { home: found, officer, now } = call
  await changeHome(found, call.source(officer._id), (current) => {
    if (!current.paired.some((paired) => paired.personId === personId)) refuse('NOT_FOUND', 'personId')
    if (!openPairing(current, personId, now)) return null
    const left = ended(current.paired, personId, now, current.state === 'active')
    return patchOf(left ?? refuse('PAIRING_REQUIRED', 'personId'))
  })
  return again(found)
}

const PAGE = 50

/** The officer's to-do: active homes whose last pairing has ended, longest ago first. */
export const unpaired: UseCase<typeof home.unpaired> = async ({ organisation, now }, { after }) => {
  const found = await unpairedBelow(organisation.path, now, after === undefined ? null : keyOf(after), PAGE + 1)
  const homes = found.slice(0, PAGE)
  const last = homes.at(-1)
  return {
    homes: homes.map((each) => ({
      id: each._id,
      name: each.name,
      villageName: each.villageName,
      townshipName: each.townshipName,
      since: each.paired.length === 0 ? null : toIso(each.pairedUntil ?? WITHOUT_END),
    })),
    next: last && found.length > PAGE ? `${(last.pairedUntil ?? WITHOUT_END).getTime()}|${last._id}` : null,
  }
}

function keyOf(after: string): { until: Date; id: string } {
  const [ms, id] = after.split('|')
  if (!/^\d{1,15}$/.test(ms ?? '') || !id) return refuse('INPUT_INVALID', 'after')
  return { until: new Date(Number(ms)), id }
}

/** Her pairing that has not ended, begun or not. */
function openPairing(home: HomeDocument, personId: string, at: Date): PairedMember | undefined {
  return home.paired.find((paired) => paired.personId === personId && (paired.until === null || at < paired.until))
}

const isSame = (paired: PairedMember, until: Date | null): boolean => paired.until?.getTime() === until?.getTime()

const patchOf = (paired: PairedMember[]): Patch => ({ paired, pairedUntil: pairedUntil(paired) })

async function again(home: HomeDocument): Promise<ReturnType<typeof view>> {
  return view((await homeById(home._id)) ?? refuse('NOT_FOUND', 'homeId'))
}

/** Newest first. */
function view(home: HomeDocument) {
  const rows = [...home.paired].sort((a, b) => Number(b.since) - Number(a.since))
  return {
    paired: rows.map(({ personId, name, level, claimed, since, until }) => ({
      personId,
      name,
      level,
      claimed: claimed === true,
      since: toIso(since),
      until: until && toIso(until),
    })),
  }
}
