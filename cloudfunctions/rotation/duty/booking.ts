import type { Slots } from '../../../domain/rotation'
import { type Duty, doubleBooked, dutiesIn } from '../../../domain/rotation-plan'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { RotationPlanDocument } from '../../kit/rotation-document'
import { claimsOf, plansOf } from '../store'

/** A proposal that nobody went on with binds no longer. */
const PROPOSED_FOR_MS = 60_000

/** The first of the duties that lies over a duty of the same woman in another home; undefined when all are free. Two database calls. */
export async function bookedElsewhere(
  plan: Pick<RotationPlanDocument, '_id' | 'month'>,
  duties: readonly Duty[],
  at: Date,
): Promise<Duty | undefined> {
  const wanted = [...new Set(duties.map(({ personId }) => personId))]
  if (wanted.length === 0) return undefined
  const womenByPerson = await women(wanted)
  const all = [...new Set(wanted.flatMap((id) => womenByPerson(id)))]
  const others = (await plansOf(all, plan.month)).filter(({ _id }) => _id !== plan._id)
  const elsewhere = others.flatMap(({ slots = {}, proposed }) => [
    ...dutiesIn(slots),
    ...(proposed && at.getTime() - proposed.at.getTime() < PROPOSED_FOR_MS ? proposed.duties : []),
  ])
  return doubleBooked(duties, elsewhere, (hers, other) => womenByPerson(hers).includes(other))
}

/** Every person that each of these is: herself, what she claimed, and the account that claimed her with what that claimed. */
async function women(personIds: readonly string[]): Promise<(id: string) => string[]> {
  const persons = new Map((await claimsOf(personIds)).map((person) => [person._id, person]))
  const claimers = [...persons.values()].flatMap(({ claim }) => (claim && !claim.ending ? [claim.by] : []))
  const missing = claimers.filter((id) => !persons.has(id))
  if (missing.length > 0) for (const person of await claimsOf(missing)) persons.set(person._id, person)
  return (id) => {
    const own = persons.get(id)
    const claimer = own?.claim && !own.claim.ending ? persons.get(own.claim.by) : undefined
    return [...new Set([id, ...(own ? identities(own) : []), ...(claimer ? identities(claimer) : [])])]
  }
}

/** Refuses when one of these slots would bind a woman who is on duty elsewhere at that time. */
export async function refuseDoubleBooking(
  plan: RotationPlanDocument,
  slots: Slots,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  const bound = ids.flatMap((id) => {
    const slot = slots[id]
    const other = slot?.swap?.forSlot ?? null
    return [id, ...(other === null ? [] : [other])]
  })
  const moments = new Set(bound.map((id) => slots[id]?.startsAt.getTime()))
  const duties = dutiesIn(slots).filter(({ startsAt }) => moments.has(startsAt.getTime()))
  if (await bookedElsewhere(plan, duties, at)) refuse('DOUBLE_BOOKED', 'slotId')
}
