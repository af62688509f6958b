import { pairingRows } from '../../miniprogram/federation/components/pairing-list/rows'
import type { Pairing } from '../../miniprogram/services/model'

const NOW = new Date('2027-05-19T13:00:00+08:00')
const member = (name: string, since: string, until: string | null = null): Pairing => ({
  personId: `p-${name}`,
  name,
  level: 'county',
  claimed: false,
  since: `${since}T09:00:00+08:00`,
  until: until && `${until}T09:00:00+08:00`,
})
const GAO = member('高敏', '2027-03-01')
const SHEN = member('沈月', '2027-04-01')

describe('the committee members beside a home, as its officer may change them', () => {
  test('the last one of an active home hands over and does not simply go', () => {
    const [gao] = pairingRows([GAO], 'active', NOW).current
    expect(gao).toMatchObject({ mayHandOver: true, mayEnd: false })
  })

  test('where another one is beside it, either may go', () => {
    expect(pairingRows([SHEN, GAO], 'active', NOW).current.map(({ mayEnd }) => mayEnd)).toEqual([true, true])
  })

  test('somebody who begins later does not yet stand in for the last one, and may be called off herself', () => {
    const [later, gao] = pairingRows([member('沈月', '2027-06-01'), GAO], 'active', NOW).current
    expect(later?.mayEnd).toBe(true)
    expect(gao?.mayEnd).toBe(false)
  })

  test('of a home that is not active the last one may go', () => {
    expect(pairingRows([GAO], 'approved', NOW).current[0]?.mayEnd).toBe(true)
  })

  test('of a closed home nothing changes any more', () => {
    expect(pairingRows([GAO], 'closed', NOW).current[0]).toMatchObject({ mayHandOver: false, mayEnd: false })
  })

  test('who has gone is told of as before, with her days, and nothing is done about her', () => {
    const { current, former } = pairingRows([SHEN, member('何梅', '2027-01-02', '2027-04-01')], 'active', NOW)
    expect(current.map(({ name }) => name)).toEqual(['沈月'])
    expect(former).toMatchObject([
      { name: '何梅', note: '2027年1月2日到2027年4月1日', mayHandOver: false, mayEnd: false },
    ])
  })
})
