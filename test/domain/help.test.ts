import { heardIn, isProtected, kindOf, mustBeReported, receiptShown, receiptTyped, wayOf } from '../../domain/help'
import { firstDesk, type Guarded, mayBreakGlass, mayRead, mayStandAt, type Reader } from '../../domain/help-readers'
import { CASE_STEPS, type CaseStepName, HER_STATE } from '../../domain/help-state'
import { type CaseStanding, reportIsMissing, takeCaseStep } from '../../domain/help-steps'
import type { Role, RoleGrant } from '../../domain/role'

const NOW = new Date('2027-05-19T23:40:00+08:00')
const NOBODY_OUT = { personIds: [], paths: [] }
const COUNTY = { id: 'C', path: 'C/', level: 'county' } as const
const TOWN = { id: 'T1', path: 'C/T1/', level: 'township' } as const
const VILLAGE = { id: 'V1', path: 'C/T1/V1/', level: 'village' } as const
const WAY = [COUNTY, TOWN, VILLAGE]
const WORK = { topic: 'work', harm: false, child: 'none' } as const
const SAFETY = { topic: 'safety', harm: true, child: 'none' } as const
const CHILD = { topic: 'children', harm: false, child: 'writes' } as const

const grant = (role: Role, orgPath: string): RoleGrant => ({
  id: role,
  role,
  orgId: orgPath.split('/').at(-2) ?? '',
  orgPath,
  orgName: '',
  from: new Date('2027-01-01T00:00:00+08:00'),
  until: null,
})
const reader = (id: string, ...roles: RoleGrant[]): Reader => ({ id, ids: [id], roles, onRoster: false })
const county = reader('county', grant('countyAdmin', 'C/'))
const town = reader('town', grant('townshipAdmin', 'C/T1/'))
const village = reader('village', grant('villageAdmin', 'C/T1/V1/'))

describe('where a request starts', () => {
  it.each([
    ['an ordinary one at the township', WORK, false, 'T1'],
    ['one about safety at the county', SAFETY, false, 'C'],
    ['one about safety at the township only because she chose it', SAFETY, true, 'T1'],
    ['one about children at the county', { ...WORK, topic: 'children' } as const, false, 'C'],
    ['any with harm at the county', { ...WORK, harm: true }, false, 'C'],
    ['a child’s at the county, whatever was chosen', CHILD, true, 'C'],
  ])('%s', (_what, kind, near, desk) => {
    expect(firstDesk(WAY, kind, near, NOBODY_OUT)?.id).toBe(desk)
  })

  it('never at a village', () => {
    for (const kind of [WORK, SAFETY, CHILD])
      for (const near of [true, false]) expect(firstDesk(WAY, kind, near, NOBODY_OUT)?.level).not.toBe('village')
  })

  it('above a desk that she keeps out, and nowhere when she keeps out all', () => {
    expect(firstDesk(WAY, WORK, false, { personIds: [], paths: ['C/T1/'] })?.id).toBe('C')
    expect(firstDesk(WAY, WORK, false, { personIds: [], paths: ['C/'] })).toBeNull()
  })
})

describe('who may read', () => {
  const at = (kind: Guarded['kind'], desk: Guarded['desk'], more: Partial<Guarded> = {}): Guarded => ({
    kind,
    desk,
    exclusions: NOBODY_OUT,
    namedIds: [],
    glass: [],
    ...more,
  })

  it('officers of the very desk, and nobody above, below or beside it', () => {
    expect(mayRead(town, at(WORK, TOWN), NOW)).toBe(true)
    for (const other of [county, village, reader('other', grant('townshipAdmin', 'C/T2/')), reader('nobody')])
      expect(mayRead(other, at(WORK, TOWN), NOW)).toBe(false)
  })

  it('a village officer only what bears her name, and of what is protected not even that', () => {
    expect(mayRead(village, at(WORK, TOWN, { namedIds: ['village'] }), NOW)).toBe(true)
    expect(mayRead(village, at(SAFETY, COUNTY, { namedIds: ['village'] }), NOW)).toBe(false)
  })

  it('a name on the case counts for nothing once her role has ended', () => {
    const former = reader('town', { ...grant('townshipAdmin', 'C/T1/'), until: NOW })
    expect(mayRead(former, at(WORK, COUNTY, { namedIds: ['town'] }), NOW)).toBe(false)
  })

  it('nobody whom she keeps out: at the desk, named, or with broken glass', () => {
    const glass = [{ personId: 'county', until: new Date(NOW.getTime() + 60_000) }]
    for (const exclusions of [
      { personIds: ['county'], paths: [] },
      { personIds: [], paths: ['C/'] },
    ]) {
      expect(mayRead(county, at(SAFETY, COUNTY, { exclusions }), NOW)).toBe(false)
      expect(mayRead(county, at(WORK, TOWN, { exclusions, namedIds: ['county'] }), NOW)).toBe(false)
      expect(mayRead(county, at(WORK, TOWN, { exclusions, glass }), NOW)).toBe(false)
      expect(mayBreakGlass(county, at(WORK, TOWN, { exclusions }), NOW)).toBe(false)
    }
  })

  it('an officer is kept out by any place where she has a role, and by any person that she is', () => {
    const cousin = reader('town', grant('townshipAdmin', 'C/T1/'), grant('villageAdmin', 'C/T1/V1/'))
    expect(mayRead(cousin, at(WORK, TOWN, { exclusions: { personIds: [], paths: ['C/T1/V1/'] } }), NOW)).toBe(false)
    const claimed = { ...town, ids: ['town', 'as-in-the-roll'] }
    expect(mayRead(claimed, at(WORK, TOWN, { exclusions: { personIds: ['as-in-the-roll'], paths: [] } }), NOW)).toBe(
      false,
    )
  })

  it('whoever broke the glass, for half an hour, if she is of the county', () => {
    const glass = (personId: string, until: string) => [{ personId, until: new Date(until) }]
    expect(mayRead(county, at(WORK, TOWN, { glass: glass('county', '2027-05-19T23:50:00+08:00') }), NOW)).toBe(true)
    expect(mayRead(county, at(WORK, TOWN, { glass: glass('county', '2027-05-19T23:40:00+08:00') }), NOW)).toBe(false)
    expect(mayRead(village, at(WORK, TOWN, { glass: glass('village', '2027-05-20T00:00:00+08:00') }), NOW)).toBe(false)
  })

  it('never stands at a village, a kept-out desk, or below the county for a child', () => {
    expect(mayStandAt(VILLAGE, WORK, NOBODY_OUT)).toBe(false)
    expect(mayStandAt(TOWN, WORK, { personIds: [], paths: ['C/T1/'] })).toBe(false)
    expect(mayStandAt(TOWN, CHILD, NOBODY_OUT)).toBe(false)
    expect(mayStandAt(COUNTY, CHILD, NOBODY_OUT)).toBe(true)
  })
})

describe('what her words say', () => {
  it.each([
    ['我13岁,爸爸打我', { harm: true, child: 'writes' }],
    ['我今年十二岁', { harm: false, child: 'writes' }],
    ['我上初二,老师摸我', { harm: false, child: 'writes' }],
    ['他又动手打人了', { harm: true, child: 'none' }],
    ['我的女儿被打', { harm: true, child: 'involved' }],
    ['邻居天天打孩子', { harm: true, child: 'involved' }],
    ['我打他电话他不接', { harm: false, child: 'none' }],
    ['厂里三个月没有发工钱', { harm: false, child: 'none' }],
    ['我在网上学做生意', { harm: false, child: 'none' }],
  ])('%s', (text, heard) => {
    expect(heardIn(text)).toEqual(heard)
  })

  it('only ever adds to what she said', () => {
    expect(kindOf(SAFETY, '没有事')).toEqual(SAFETY)
    expect(kindOf(WORK, '我13岁,爸爸打我')).toEqual({ topic: 'work', harm: true, child: 'writes' })
    expect(isProtected(kindOf(WORK, '我女儿想学电商'))).toBe(false)
  })

  it('a child is heard without a name, and somebody must be told', () => {
    expect(wayOf('writes', 'named')).toBe('anonymous')
    expect(mustBeReported({ harm: false, child: 'writes' })).toBe(true)
    expect(mustBeReported({ harm: true, child: 'involved' })).toBe(true)
    expect(mustBeReported({ harm: false, child: 'involved' })).toBe(false)
    expect(mustBeReported({ harm: true, child: 'none' })).toBe(false)
  })

  it('a receipt is read in fours and typed as people copy it', () => {
    expect(receiptShown('1234567890123456')).toBe('1234 5678 9012 3456')
    expect(receiptTyped(' 1234 5678-9012 3456')).toBe('1234567890123456')
  })
})

describe('the table of steps', () => {
  const standing: CaseStanding = {
    state: 'inProgress',
    kind: WORK,
    reportLifted: false,
    reported: false,
    receiptNoted: false,
    aftercare: false,
    followUpsOpen: 0,
  }
  const mandatory = { ...standing, kind: { topic: 'safety', harm: true, child: 'involved' } as const }

  it('a case that must be reported is neither resolved, closed, mistaken nor out of scope without a report', () => {
    expect(reportIsMissing(mandatory)).toBe(true)
    const words = { reason: '没事', outcome: 'helped', rightNumber: '12345' } as const
    for (const name of ['resolve', 'close', 'mistaken', 'outOfScope'] as const) {
      for (const state of CASE_STEPS[name].from)
        expect(takeCaseStep({ ...mandatory, state }, 'worker', name, words)).toMatchObject({ taken: false })
    }
  })

  it('and not closed without the police’s receipt and somebody who looks after the child', () => {
    const reported = { ...mandatory, state: 'followUp', reported: true } as const
    expect(takeCaseStep(reported, 'worker', 'close')).toEqual({ taken: false, why: 'aftercare' })
    expect(takeCaseStep({ ...reported, receiptNoted: true }, 'worker', 'close')).toMatchObject({ why: 'aftercare' })
    expect(takeCaseStep({ ...reported, receiptNoted: true, aftercare: true }, 'worker', 'close')).toMatchObject({
      taken: true,
    })
    expect(takeCaseStep({ ...mandatory, state: 'followUp', reportLifted: true }, 'worker', 'close')).toMatchObject({
      taken: true,
    })
  })

  it('what is protected is not closed before it is followed up', () => {
    const safety = { ...standing, state: 'followUp', kind: SAFETY, followUpsOpen: 1 } as const
    expect(takeCaseStep(safety, 'worker', 'close')).toEqual({ taken: false, why: 'followUps' })
    expect(takeCaseStep({ ...safety, followUpsOpen: 0 }, 'worker', 'close')).toMatchObject({ taken: true })
  })

  it('mediation is never how it ends where somebody is hurt', () => {
    const hurt = { ...standing, kind: SAFETY }
    expect(takeCaseStep(hurt, 'worker', 'resolve', { outcome: 'mediated' })).toEqual({ taken: false, why: 'outcome' })
    expect(takeCaseStep(hurt, 'worker', 'resolve', { outcome: 'protected' })).toMatchObject({ taken: true })
  })

  it('nobody of the staff withdraws for her, and she takes no step of theirs', () => {
    for (const name of Object.keys(CASE_STEPS) as CaseStepName[])
      expect(
        takeCaseStep({ ...standing, state: CASE_STEPS[name].from[0] }, name === 'withdraw' ? 'worker' : 'asker', name),
      ).toEqual({
        taken: false,
        why: 'actor',
      })
  })

  it('she reads three words and two ends', () => {
    expect(new Set(Object.values(HER_STATE))).toEqual(
      new Set(['received', 'working', 'done', 'withdrawn', 'elsewhere']),
    )
  })
})
