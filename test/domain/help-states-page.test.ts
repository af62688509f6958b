import { readFileSync } from 'node:fs'
import { HELP_STATES_PAGE, helpStatesPage } from '../../scripts/help-states-page'

test('docs/help-states.md is what the table says today (npx tsx scripts/docs.ts writes it anew)', () => {
  expect(readFileSync(HELP_STATES_PAGE, 'utf8')).toBe(helpStatesPage())
})
