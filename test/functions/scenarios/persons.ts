import { type Caller, type County, openidOf, PRIVATE } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

/** What the preparations of a scenario have made, for its input. */
const made = { memberId: '', hostId: '', claimId: '', mergeId: '', grantId: '', code: '', invitationId: '' }
const phoneCodes: string[] = []
/** Codes for a run and its retries: each is good once. */
const CODES_OF_A_RUN = 4

/** What WeChat's phone button gives this caller. */
export async function givePhoneCode(house: House, caller: Caller, phoneNumber: string): Promise<string> {
  const response = await fetch(`${house.url}/local/open-api/phone-code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid: openidOf(caller), phoneNumber }),
  })
  return ((await response.json()) as { code: string }).code
}

/** The committee member paired with the home: a person without an account. */
export async function memberOf(house: House, { homeId }: County): Promise<string> {
  const officer = house.as(openidOf('townshipOfficer'))
  const { members } = await officer.call('home', 'hosts', { homeId })
  const [member] = members
  const personId = member?.personId ?? ''
  // Where scenarios are played one after the other, an earlier one has claimed her.
  const { claimId } = member?.claim ?? {}
  if (claimId) await officer.call('federation', 'undoClaim', { homeId, personId, claimId })
  return personId
}

/** The resident's number is verified, and the committee member carries it as the person of a roll does. */
export async function verified(house: House, county: County): Promise<void> {
  const code = await givePhoneCode(house, 'resident', PRIVATE.rollPhone)
  await house.as(openidOf('resident')).call('member', 'verifyPhone', { code }, 'request-before-verify')
  const { persons = [] } = await house.dump()
  const resident = persons.find(({ _id }) => _id === county.personIds.resident)
  made.memberId = await memberOf(house, county)
  const member = persons.find(({ _id }) => _id === made.memberId)
  if (member?.phoneIndex !== resident?.phoneIndex)
    await house.change('persons', made.memberId, { phoneIndex: resident?.phoneIndex })
}

const claimed = (requestId: string) => async (house: House, county: County) => {
  await verified(house, county)
  const self = house.as(openidOf('resident'))
  await self.call('member', 'claim', { personId: made.memberId }, requestId)
  made.claimId = (await self.call('member', 'claims', {})).claims[0]?.claimId ?? ''
}

async function personCode(house: House, county: County): Promise<void> {
  made.memberId = await memberOf(house, county)
  const input = { homeId: county.homeId, personId: made.memberId }
  const officer = house.as(openidOf('villageOfficer'))
  made.code = (await officer.call('home', 'invitePerson', input, 'request-before-invite')).code
}

async function hostCode(house: House, { homeId }: County): Promise<void> {
  const host = house.as(openidOf('hostOfThisHome'))
  made.code = (await host.call('home', 'inviteHost', { homeId }, 'request-before-invite')).code
}

async function officerCode(house: House): Promise<void> {
  const input = { orgId: 'V1', role: 'villageAdmin', until: null } as const
  const officer = house.as(openidOf('townshipOfficer'))
  made.code = (await officer.call('federation', 'invite', input, 'request-before-invite')).code
}

async function openCode(house: House): Promise<void> {
  await officerCode(house)
  const officer = house.as(openidOf('townshipOfficer'))
  const { invitations } = await officer.call('federation', 'openInvitations', { orgId: 'V1' })
  made.invitationId = invitations[0]?.invitationId ?? ''
}

async function oldPhoneCode(house: House): Promise<void> {
  const old = house.as(openidOf('hostOfAnotherHome'))
  made.code = (await old.call('member', 'mergeCode', {}, 'request-before-invite')).code
}

async function tookRole(house: House, county: County): Promise<void> {
  await officerCode(house)
  const self = house.as(openidOf('resident'))
  await self.call('member', 'redeemCode', { code: made.code, name: '方静' }, 'request-before-redeem')
  const { officers } = await house.as(openidOf('townshipOfficer')).call('federation', 'officers', { orgId: 'V1' })
  const hers = officers.find(({ personId }) => personId === county.personIds.resident)
  made.grantId = hers?.grants[0]?.grantId ?? ''
}

/** A child of the resident's, and a code for its other guardian. */
async function guardianCode(house: House): Promise<void> {
  const resident = house.as(openidOf('resident'))
  const words = { nickname: '果果', ageBand: '7-12', allergy: null, join: 2, photo: null } as const
  const { lineId } = await resident.call('member', 'addChild', words, 'request-before-child')
  made.code = (await resident.call('member', 'shareChild', { lineId }, 'request-before-share')).code
}

/** A second host of the home, by her account. */
async function secondHost(house: House, { homeId, personIds }: County): Promise<void> {
  await house.push('microHomes', homeId, 'hosts', {
    personId: personIds.resident,
    name: '方静',
    role: 'host',
    claimed: true,
    since: '2027-01-01T00:00:00+08:00',
    until: null,
  })
}

/** A second host who calls for nothing in the matrix. */
async function quietHost(house: House, { homeId }: County): Promise<void> {
  const { personId } = await house
    .as('openid-of-quiet-host')
    .call('member', 'settle', { villageId: 'V1' }, 'request-before-settle')
  made.hostId = personId
  await house.push('microHomes', homeId, 'hosts', {
    personId,
    name: '王姐',
    role: 'host',
    claimed: true,
    since: '2027-01-01T00:00:00+08:00',
    until: null,
  })
}

async function offered(house: House, county: County): Promise<void> {
  await secondHost(house, county)
  const officer = house.as(openidOf('townshipOfficer'))
  const { homeId, personIds } = county
  const { hosts } = await officer.call('home', 'hosts', { homeId })
  const back = { homeId, personId: personIds.hostOfThisHome, formerLead: 'asHost' as const, reason: '从头再来' }
  if (hosts[0]?.personId !== back.personId) await officer.call('home', 'appointLead', back)
  const input = { homeId: county.homeId, toPersonId: county.personIds.resident }
  await house.as(openidOf('hostOfThisHome')).call('home', 'offerLead', input, 'request-before-offer')
}

const mergeInput = ({ homeId, personIds }: County) => ({
  homeId,
  personId: made.memberId,
  intoId: personIds.resident,
  reason: '同村同名,都认识',
})

async function proposed(house: House, county: County): Promise<void> {
  made.memberId = await memberOf(house, county)
  const officer = house.as(openidOf('villageOfficer'))
  const { mergeId } = await officer.call('federation', 'proposeMerge', mergeInput(county), 'request-before-propose')
  made.mergeId = mergeId
}

export const personsScenarios = {
  verifyPhone: [
    {
      as: 'resident',
      input: () => ({ code: phoneCodes.pop() ?? 'spent' }),
      before: async (house) => {
        phoneCodes.length = 0
        for (let i = 0; i < CODES_OF_A_RUN; i += 1)
          phoneCodes.push(await givePhoneCode(house, 'resident', PRIVATE.rollPhone))
      },
      outside: true,
    },
  ],
  claimable: [{ as: 'resident', input: () => ({}), before: verified }],
  claim: [{ as: 'resident', input: () => ({ personId: made.memberId }), before: verified, versionsMayDiffer: true }],
  claims: [{ as: 'resident', input: () => ({}), before: claimed('request-before-claims') }],
  undoClaim: [
    {
      as: 'resident',
      input: () => ({ personId: made.memberId, claimId: made.claimId }),
      before: claimed('request-before-undo'),
      versionsMayDiffer: true,
    },
  ],
  lookAtCode: [
    { as: 'resident', input: () => ({ code: made.code }), before: personCode, versionsMayDiffer: true },
    { as: 'visitor', input: () => ({ code: made.code }), before: hostCode, versionsMayDiffer: true },
  ],
  redeemCode: [
    { as: 'resident', input: () => ({ code: made.code }), before: personCode, versionsMayDiffer: true },
    { as: 'visitor', input: () => ({ code: made.code, name: '沈老师' }), before: hostCode, versionsMayDiffer: true },
    {
      as: 'resident',
      input: () => ({ code: made.code, name: '方静' }),
      before: async (house) => officerCode(house),
      versionsMayDiffer: true,
    },
    {
      as: 'resident',
      input: () => ({ code: made.code }),
      before: async (house) => oldPhoneCode(house),
      versionsMayDiffer: true,
    },
    {
      as: 'hostOfAnotherHome',
      input: () => ({ code: made.code, consents: { join: 2, photo: null } }),
      before: async (house) => guardianCode(house),
      versionsMayDiffer: true,
    },
  ],
  mergeCode: [{ as: 'resident', input: () => ({}) }],
  withdrawMergeCode: [
    {
      as: 'hostOfAnotherHome',
      input: () => ({}),
      before: async (house) => oldPhoneCode(house),
      versionsMayDiffer: true,
    },
  ],
} satisfies Partial<ScenariosOf<'member'>>

export const hostingScenarios = {
  hosts: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
  invitePerson: [
    {
      as: 'villageOfficer',
      input: ({ homeId }) => ({ homeId, personId: made.memberId }),
      before: async (house, county) => {
        made.memberId = await memberOf(house, county)
      },
    },
  ],
  inviteHost: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
  offerLead: [
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({ homeId, toPersonId: made.hostId }),
      before: quietHost,
    },
  ],
  acceptLead: [{ as: 'resident', input: ({ homeId }) => ({ homeId }), before: offered }],
  endOffer: [{ as: 'resident', input: ({ homeId }) => ({ homeId }), before: offered }],
  resign: [{ as: 'resident', input: ({ homeId }) => ({ homeId }), before: secondHost }],
  removeHost: [
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({ homeId, personId: made.hostId }),
      before: quietHost,
    },
  ],
  appointLead: [
    {
      as: 'townshipOfficer',
      input: ({ homeId }) => ({ homeId, personId: made.hostId, formerLead: 'gone' as const, reason: '搬去外地了' }),
      before: quietHost,
    },
  ],
} satisfies Partial<ScenariosOf<'home'>>

export const officersScenarios = {
  invite: [{ as: 'townshipOfficer', input: () => ({ orgId: 'V1', role: 'villageAdmin' as const, until: null }) }],
  openInvitations: [
    { as: 'townshipOfficer', input: () => ({ orgId: 'V1' }), before: async (house) => officerCode(house) },
  ],
  withdrawInvitation: [
    {
      as: 'townshipOfficer',
      input: () => ({ orgId: 'V1', invitationId: made.invitationId }),
      before: openCode,
    },
  ],
  confirmInvitation: [
    {
      as: 'townshipOfficer',
      input: ({ personIds }) => ({ orgId: 'V1', personId: personIds.resident, grantId: made.grantId }),
      before: tookRole,
    },
  ],
  people: [{ as: 'villageOfficer', input: () => ({ orgId: 'V1' }) }],
  unclaimed: [{ as: 'villageOfficer', input: () => ({ orgId: 'V1' }) }],
  proposeMerge: [
    {
      as: 'villageOfficer',
      input: mergeInput,
      before: async (house, county) => {
        made.memberId = await memberOf(house, county)
      },
    },
  ],
  confirmMerge: [
    {
      as: 'townshipOfficer',
      input: ({ homeId }) => ({ homeId, mergeId: made.mergeId }),
      before: proposed,
      versionsMayDiffer: true,
    },
  ],
  dropMerge: [{ as: 'townshipOfficer', input: ({ homeId }) => ({ homeId, mergeId: made.mergeId }), before: proposed }],
  merges: [{ as: 'villageOfficer', input: () => ({ orgId: 'V1' }), before: proposed }],
  undoClaim: [
    {
      as: 'townshipOfficer',
      input: ({ homeId }) => ({ homeId, personId: made.memberId, claimId: made.claimId }),
      before: claimed('request-before-officer'),
      versionsMayDiffer: true,
    },
  ],
} satisfies Partial<ScenariosOf<'federation'>>
