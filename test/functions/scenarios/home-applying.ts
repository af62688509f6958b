import { type Caller, type County, HOME, openidOf, PRIVATE } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

/** What the resident applies for. */
export const APPLICATION = {
  orgId: 'V1',
  name: '锦程微家',
  founderKind: 'industryWoman',
  venueKind: 'office',
  newField: 'newFormat',
  address: '里塘社区锦程大厦9楼',
  position: { longitude: 120.6712, latitude: 30.1455 },
  areaM2: 60,
  seats: 20,
  hoursText: '每周五 18:00-20:00',
  services: [...HOME.services],
  primaryType: 'startupGuide',
  buildMode: 'build',
  positioning: 'pioneer',
  parentWomenHome: null,
  ownerConsent: { kind: 'written', until: '2028-05-14' },
  voluntary: true,
  pairedMember: { name: '高敏', level: 'county' },
  hostName: '马莉',
  phone: PRIVATE.applicantPhone,
} as const
export const application = () => ({ ...APPLICATION, services: [...APPLICATION.services] })

/** What the preparation of a scenario made, for its input. */
const made = { homeId: '', draftId: '' }

type Officer = Extract<Caller, 'villageOfficer' | 'townshipOfficer'>

const apply = async (house: House): Promise<void> => {
  const self = house.as(openidOf('resident'))
  const { homeId } = await self.call('home', 'apply', { draftId: null, ...application() }, 'request-before-apply')
  made.homeId = homeId
}
const decide = async (house: House, as: Officer, step: 'check' | 'return', seen: 'submitted' | 'villageChecked') => {
  const note = step === 'return' ? '请补上门口的照片' : null
  await house
    .as(openidOf(as))
    .call('home', 'decide', { homeId: made.homeId, step, seen, note }, `before-decide-${step}`)
}
const own = async (house: House, step: 'withdraw'): Promise<void> => {
  await house.as(openidOf('resident')).call('home', step, { homeId: made.homeId }, `request-before-${step}`)
}
const draft = async (house: House): Promise<void> => {
  const input = { draftId: null, typed: { name: '锦程', phone: '139' } }
  const { draftId } = await house.as(openidOf('resident')).call('home', 'saveDraft', input, 'request-before-draft')
  made.draftId = draftId
}
const both = async (house: House): Promise<void> => {
  await draft(house)
  await apply(house)
}
const checked = async (house: House): Promise<void> => {
  await apply(house)
  await decide(house, 'villageOfficer', 'check', 'submitted')
}
const byHome = () => ({ homeId: made.homeId })
const of = (before: (house: House) => Promise<void>) => (house: House, _county: County) => before(house)

export const homeApplyingScenarios = {
  saveDraft: [
    { as: 'resident', input: () => ({ draftId: null, typed: { name: '锦程', phone: '139', services: ['work'] } }) },
    { as: 'resident', before: of(draft), input: () => ({ draftId: made.draftId, typed: { name: '锦程微家' } }) },
  ],
  draft: [{ as: 'resident', before: of(draft), input: () => ({ draftId: made.draftId }) }],
  dropDraft: [{ as: 'resident', before: of(draft), input: () => ({ draftId: made.draftId }) }],
  places: [{ as: 'resident', input: () => ({ query: 'lt' }) }],
  likeThis: [
    {
      as: 'resident',
      input: () => ({ orgId: 'V1', name: HOME.name, address: HOME.address, position: HOME.position }),
    },
  ],
  apply: [
    { as: 'resident', before: of(draft), input: () => ({ draftId: made.draftId, ...application() }) },
    { as: 'resident', input: () => ({ draftId: null, ...application(), orgId: 'U1', pairedMember: null }) },
  ],
  applyAgain: [
    {
      as: 'resident',
      async before(house) {
        await apply(house)
        await decide(house, 'villageOfficer', 'return', 'submitted')
      },
      input: () => ({ ...byHome(), ...application(), seats: 24 }),
    },
  ],
  withdraw: [{ as: 'resident', before: of(apply), input: byHome }],
  reopen: [
    {
      as: 'resident',
      async before(house) {
        await apply(house)
        await own(house, 'withdraw')
      },
      input: byHome,
    },
  ],
  myApplications: [{ as: 'resident', before: of(both), input: () => ({}) }],
  myApplication: [{ as: 'resident', before: of(apply), input: byHome }],
  todo: [
    { as: 'villageOfficer', before: of(apply), input: () => ({ orgId: 'V1' }) },
    { as: 'townshipOfficer', before: of(apply), input: () => ({ orgId: 'T1', state: 'submitted' as const }) },
  ],
  application: [{ as: 'villageOfficer', before: of(apply), input: byHome, versionsMayDiffer: true }],
  decide: [
    {
      as: 'villageOfficer',
      before: of(apply),
      input: () => ({ ...byHome(), step: 'check' as const, seen: 'submitted' as const, note: null }),
    },
    {
      as: 'countyOfficer',
      async before(house) {
        await checked(house)
        await house
          .as(openidOf('townshipOfficer'))
          .call(
            'home',
            'decide',
            { ...byHome(), step: 'approve', seen: 'villageChecked', note: null },
            'request-before-approve',
          )
      },
      input: () => ({ ...byHome(), step: 'record' as const, seen: 'approved' as const, note: null }),
    },
  ],
  decideMany: [
    {
      as: 'villageOfficer',
      before: of(apply),
      input: () => ({ orgId: 'V1', homeIds: [made.homeId], step: 'check' as const }),
    },
  ],
  undo: [{ as: 'villageOfficer', before: of(checked), input: byHome }],
} satisfies Partial<ScenariosOf<'home'>>
