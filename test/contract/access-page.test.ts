import { readFileSync } from 'node:fs'
import { ACCESS_PAGE, accessPage } from '../../scripts/docs'
import { ACTIONS } from './actions'

describe('docs/access.md', () => {
  it('is what the contract says today (npx tsx scripts/docs.ts writes it anew)', () => {
    expect(readFileSync(ACCESS_PAGE, 'utf8')).toBe(accessPage())
  })

  it('lists every action', () => {
    const page = accessPage()
    for (const [name] of ACTIONS) expect(page).toContain(`\`${name}\``)
  })
})
