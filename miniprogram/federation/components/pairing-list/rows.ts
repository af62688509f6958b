import { isFinal } from '../../../../domain/home-state-steps'
import { MEMBER_LEVEL_LABELS } from '../../../../domain/micro-home'
import { onWallClock } from '../../../../domain/time'
import type { HomeRow, Pairing } from '../../../services/model'

/** A committee member beside a home, with what may be done about her. */
export interface PairingRow {
  /** She may have been beside the home more than once. */
  key: string
  personId: string
  name: string
  role: string
  note: string
  claimed: boolean
  mayHandOver: boolean
  mayEnd: boolean
}

const day = (iso: string): string => onWallClock(iso).format('YYYY年M月D日')

/** Who is beside a home now or soon, and who was before, newest first. Nobody leaves an active home alone: its last member hands over. */
export function pairingRows(
  paired: readonly Pairing[],
  state: HomeRow['state'],
  now: Date,
): { current: PairingRow[]; former: PairingRow[] } {
  const at = now.getTime()
  const isOpen = ({ until }: Pairing): boolean => until === null || at < Date.parse(until)
  const inForce = paired.filter((one) => isOpen(one) && Date.parse(one.since) <= at)
  const rowOf = (one: Pairing): PairingRow => {
    const open = isOpen(one)
    const mayChange = open && !isFinal(state)
    const isLast = inForce.length === 1 && inForce[0] === one
    return {
      key: `${one.personId} ${one.since}`,
      personId: one.personId,
      name: one.name,
      role: `${MEMBER_LEVEL_LABELS[one.level]}执委`,
      note: one.until === null ? `${day(one.since)}起` : `${day(one.since)}到${day(one.until)}`,
      claimed: one.claimed,
      mayHandOver: mayChange,
      mayEnd: mayChange && !(state === 'active' && isLast),
    }
  }
  return { current: paired.filter(isOpen).map(rowOf), former: paired.filter((one) => !isOpen(one)).map(rowOf) }
}
