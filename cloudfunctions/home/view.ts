import type { home } from '../../contract/home'
import { mayActFor } from '../../domain/role'
import type { HomeDocument, PersonDocument } from '../kit/documents'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { settingsAt } from '../kit/settings'
import { card, currentHosts } from './card'
import { homeById } from './store'

type View = typeof home.view

/** A home's page. Neighbours see active homes; its hosts and the federation see it in every state. */
export const view: UseCase<View> = async (call, { homeId }) => {
  const found = await homeById(homeId)
  // Who asks is looked up for a home that does not exist too: the two refusals cost the same.
  const person = found?.state === 'active' ? null : await call.person()
  if (!found || !maySee(found, person, call.now)) return refuse('NOT_FOUND')
  const { hostWord } = await settingsAt(found.path)
  return {
    ...card(found, null, call.now),
    address: found.shownAddress,
    hosts: currentHosts(found, call.now).map(({ name, role, claimed }) => ({ name, role, claimed })),
    pairedMembers: found.paired
      .filter((paired) => paired.until === null || call.now < paired.until)
      .map(({ name, level }) => ({ name, level })),
    publicPhone: found.publicPhone,
    buildMode: found.buildMode,
    newField: found.newField,
    seats: found.seats,
    areaM2: found.areaM2,
    hostWord,
  }
}

function maySee(found: HomeDocument, person: PersonDocument | null, at: Date): boolean {
  if (found.state === 'active') return true
  if (!person) return false
  const hosting = currentHosts(found, at).some((host) => host.claimed && host.personId === person._id)
  return hosting || mayActFor(person.roles, found.path, 'village', at)
}
