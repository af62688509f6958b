import type { Shown } from '../../../domain/activity-record'
import { isGiven } from '../../../domain/family'
import type { Seat } from '../../../domain/roster'
import type { PersonDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'

/**
 * True when a child who comes along wears the yellow sticker: its guardian has not agreed to photos, or took it back (S08). `guardian` is whoever has
 * the place.
 */
export function hasSticker(seat: Seat, guardian: PersonDocument | undefined): boolean {
  const lines = guardian?.family?.lines ?? []
  return (seat.lines ?? []).some((lineId) => !isGiven(lines.find(({ id }) => id === lineId)?.consents.photo))
}

/** She speaks for herself where she has an account or was claimed; else whoever entered her asks her and writes down what she says. */
export function mayAskFor(
  { by }: Pick<Seat, 'by'>,
  person: Pick<PersonDocument, 'openid' | 'claim'> | undefined,
  callerIds: readonly string[],
): boolean {
  return by !== undefined && callerIds.includes(by) && person?.openid === undefined && person?.claim === undefined
}

/** Refuses a photo that shows somebody who has not agreed, or a child with the yellow sticker; also somebody who has no place there. */
export function assertAgreed(
  { persons, childrenOf }: Shown,
  seats: Readonly<Record<string, Seat>>,
  known: ReadonlyMap<string, PersonDocument>,
): void {
  for (const id of persons) if (seats[id]?.photo === undefined) refuse('PHOTO_NOT_AGREED', 'persons')
  for (const id of childrenOf) {
    const seat = seats[id]
    if (!seat || (seat.lines ?? []).length === 0 || hasSticker(seat, known.get(id)))
      refuse('PHOTO_OF_CHILD', 'childrenOf')
  }
}
