import { readFileSync } from 'node:fs'
import { DEMONSTRATION_STATES_PAGE, demonstrationStatesPage } from '../../../scripts/demonstration-states-page'

test('docs/demonstration-states.md is what the table says today (npx tsx scripts/docs.ts writes it anew)', () => {
  expect(readFileSync(DEMONSTRATION_STATES_PAGE, 'utf8')).toBe(demonstrationStatesPage())
})
