import { readFileSync } from 'node:fs'
import { ROTATION_SLOTS_PAGE, rotationSlotsPage } from '../../scripts/rotation-slots-page'

test('docs/rotation-slots.md is what the table says today (npx tsx scripts/docs.ts writes it anew)', () => {
  expect(readFileSync(ROTATION_SLOTS_PAGE, 'utf8')).toBe(rotationSlotsPage())
})
