import { knownRows } from '../../miniprogram/federation/components/host-list/rows'
import type { HomeHosts } from '../../miniprogram/services/model'

/* Officers take back a wrong claim within seven days; a township names another lead, never the one who leads. */
const claim = {
  claimId: 'k1',
  how: 'phone' as const,
  at: '2027-05-19T13:00:00.000+08:00',
  undoUntil: '2027-05-26T13:00:00.000+08:00',
  byName: '林丽华',
  asked: false,
  waitsForSecond: false,
}
const since = '2027-01-01T00:00:00.000+08:00'
const told = {
  hosts: [
    { personId: 'p1', name: '王姐', role: 'leadHost', since, claimed: true, mine: false, claim },
    { personId: 'p2', name: '李姐', role: 'host', since, claimed: false, mine: false, claim: null },
  ],
  members: [
    { personId: 'p3', name: '高敏', level: 'township', claimed: false, claim: null },
    {
      personId: 'p4',
      name: '何敏',
      level: 'county',
      claimed: true,
      claim: { ...claim, claimId: 'k2', how: 'officers', byName: null },
    },
  ],
} as unknown as HomeHosts
const at = (iso: string) => new Date(`${iso}+08:00`)

test('a claim is shown with who, when and how, and can be taken back by one officer to the last moment of its seven days, then by two', () => {
  const [lead, , member] = knownRows(told, true, at('2027-05-26T13:00:00'))
  expect(lead).toMatchObject({ claimId: 'k1', note: '5 月 19 日由林丽华认领(凭手机号),5 月 26 日 13:00 前可以撤销' })
  expect(member).toMatchObject({ name: '何敏', claimId: 'k2', mayLead: false })
  const [late] = knownRows(told, true, at('2027-05-26T13:00:01'))
  const words = '5 月 19 日由林丽华认领(凭手机号),超过 7 天,要两位干部一起撤销'
  expect(late).toMatchObject({ claimId: 'k1', late: true, note: words })
  const asked = {
    ...told,
    hosts: told.hosts.map((host) => ({ ...host, claim: { ...claim, asked: true, waitsForSecond: true } })),
  }
  const [waiting] = knownRows(asked, true, at('2027-05-26T13:00:01'))
  expect(waiting?.note).toContain('本人请妇联撤销,已有一位干部同意,等另一位')
})

test('another host may be made lead by a township, not by a village', () => {
  expect(knownRows(told, true, at('2027-05-20T00:00:00')).map(({ mayLead }) => mayLead)).toEqual([false, true, false])
  expect(knownRows(told, false, at('2027-05-20T00:00:00')).some(({ mayLead }) => mayLead)).toBe(false)
})
