import {
  BUILD_MODE_LABELS,
  MEMBER_LEVEL_LABELS,
  NEW_FIELD_LABELS,
  PRIMARY_TYPE_LABELS,
  SERVICE_LABELS,
  VENUE_KIND_LABELS,
} from '../../../domain/micro-home'
import type { RollField } from '../../../domain/roll-columns'

/** How a cell of a roll is put right: picked from what there is, shown on the map, or typed. */
export interface RollInput {
  kind: 'one' | 'many' | 'place' | 'day' | 'village' | 'text' | 'none'
  options: { id: string; label: string }[]
}

/** The words themselves are what goes into the cell: they are read like any other. */
const words = (labels: Record<string, string>) => Object.values(labels).map((label) => ({ id: label, label }))
const YES_OR_NO = words({ yes: '是', no: '否' })

const PICKED: Partial<Record<RollField, RollInput>> = {
  primaryType: { kind: 'one', options: words(PRIMARY_TYPE_LABELS) },
  buildMode: { kind: 'one', options: words(BUILD_MODE_LABELS) },
  newField: { kind: 'one', options: [...words(NEW_FIELD_LABELS), { id: '无', label: '都不是' }] },
  venueKind: { kind: 'one', options: words(VENUE_KIND_LABELS) },
  memberLevel: { kind: 'one', options: words(MEMBER_LEVEL_LABELS) },
  demonstration: { kind: 'one', options: YES_OR_NO },
  phonePublic: { kind: 'one', options: YES_OR_NO },
  services: { kind: 'many', options: words(SERVICE_LABELS) },
  plannedDate: { kind: 'day', options: [] },
  longitude: { kind: 'place', options: [] },
  latitude: { kind: 'place', options: [] },
  township: { kind: 'village', options: [] },
  village: { kind: 'village', options: [] },
}

/** What is offered for a column; nothing for the row as a whole. */
export function inputFor(column: RollField | 'row'): RollInput {
  if (column === 'row') return { kind: 'none', options: [] }
  return PICKED[column] ?? { kind: 'text', options: [] }
}
