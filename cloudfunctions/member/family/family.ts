import type { OutputOf } from '../../../contract/action'
import type { member } from '../../../contract/member'
import { CONSENT_PURPOSES } from '../../../domain/family'
import { toIso } from '../../../domain/time'
import type { FamilyLine } from '../../kit/documents'
import { openLine } from '../../kit/family'
import type { UseCase } from '../../kit/serve'

type FamilyView = OutputOf<typeof member.family>

/** Whom she signs up beside herself, as she wrote it down. */
export const family: UseCase<typeof member.family> = async ({ resident }) => {
  const { lines = [], adults = [] } = resident.family ?? {}
  const shown = {
    sixtyUp: resident.sixtyUp === true,
    under18: resident.under18 === true,
    lines: lines.map((line) => {
      const { id, nickname, ageBand, allergy } = openLine(resident._id, line)
      return { id, nickname, ageBand, allergy, consents: consentsOf(line) }
    }),
    adults: adults.map(({ personId, name, kin, sixtyUp }) => ({ personId, name, kin, sixtyUp })),
  }
  return shown as FamilyView
}

function consentsOf({ consents }: FamilyLine) {
  return CONSENT_PURPOSES.flatMap((purpose) => {
    const consent = consents[purpose]
    if (!consent) return []
    const { version, at, withdrawnAt } = consent
    return [{ purpose, version, at: toIso(at), withdrawnAt: withdrawnAt ? toIso(withdrawnAt) : null }]
  })
}
