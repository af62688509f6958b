import { takeTold, tellRegister } from '../../miniprogram/federation/services/changed-homes'
import type { HomeRow } from '../../miniprogram/services/model'

const row = (id: string): HomeRow => ({
  id,
  name: '潮音里微家',
  state: 'approved',
  plateNumber: null,
  primaryType: 'gridNeighbour',
  villageName: '里塘社区',
  townshipName: '青屿镇',
  hostName: '吴海燕',
  pairedMember: null,
  venueKind: 'homestay',
  hoursText: '每周三 14:00-16:00',
  hasPublicPhone: false,
})

describe('the register below the page of one home', () => {
  test('shows what became of the home, wherever its row stands, and leaves the others alone', () => {
    tellRegister({ id: 'b', state: 'active', plateNumber: 'LC-2027-0043', pairedMember: '高敏' })
    expect(takeTold({ homes: [row('a'), row('b')], hosted: [row('b')] })).toEqual({
      'homes[1]': { ...row('b'), state: 'active', plateNumber: 'LC-2027-0043', pairedMember: '高敏' },
      'hosted[0]': { ...row('b'), state: 'active', plateNumber: 'LC-2027-0043', pairedMember: '高敏' },
    })
  })

  test('is told once: a list that was fetched since says itself how things stand', () => {
    tellRegister({ id: 'a', state: 'closed', plateNumber: null, pairedMember: null })
    takeTold({ homes: [row('a')] })
    expect(takeTold({ homes: [row('a')] })).toEqual({})
  })
})
