import { readFileSync } from 'node:fs'
import { HOME_STATES_PAGE, homeStatesPage } from '../../scripts/home-states-page'

test('docs/home-states.md is what the table says today (npx tsx scripts/docs.ts writes it anew)', () => {
  expect(readFileSync(HOME_STATES_PAGE, 'utf8')).toBe(homeStatesPage())
})
