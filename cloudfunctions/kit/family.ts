import { type ChildLine, isGiven } from '../../domain/family'
import type { FamilyLine, PersonDocument } from './documents'
import { decryptField, encryptField } from './secrets'

/** A child's words, opened. */
export interface OpenLine extends ChildLine {
  id: string
  /** Its guardian agrees to pictures of it, as of now. */
  photo: boolean
}

const placeOf = (guardianId: string, lineId: string) => ({
  collection: 'persons',
  id: guardianId,
  field: `family.${lineId}`,
})

/** A child's words as they are stored: encrypted for this line of this guardian (safety, "Every door": family lines are private). */
export function sealLine(guardianId: string, lineId: string, words: ChildLine): string {
  return encryptField(JSON.stringify(words), placeOf(guardianId, lineId))
}

export function openLine(guardianId: string, line: FamilyLine): OpenLine {
  const words = JSON.parse(decryptField(line.token, placeOf(guardianId, line.id))) as ChildLine
  return { ...words, id: line.id, photo: isGiven(line.consents.photo) }
}

/** Photos may show this child. */
export const mayBeSeen = ({ consents }: Pick<FamilyLine, 'consents'>): boolean => isGiven(consents.photo)

/** The lines of a guardian by id, opened: of those alone that are asked for. */
export function openLines(guardian: Pick<PersonDocument, '_id' | 'family'>, lineIds: readonly string[]): OpenLine[] {
  const lines = guardian.family?.lines ?? []
  return lineIds.flatMap((lineId) => {
    const line = lines.find(({ id }) => id === lineId)
    return line ? [openLine(guardian._id, line)] : []
  })
}
