import { checkAccess } from '../../cloudfunctions/kit/access'
import type { Call } from '../../cloudfunctions/kit/context'
import type { Stored } from '../../cloudfunctions/kit/documents'
import { Refusal } from '../../cloudfunctions/kit/refusal'
import { create } from '../../cloudfunctions/kit/store'
import { type AccessRule, hostOf, ownerOfJob, resident, staffOver, staffOverHome } from '../../contract/access'
import type { Role, RoleGrant } from '../../domain/role'
import { withGateway } from './gateway'

withGateway()
const source = { actor: 'p1', action: 'test.plant', requestId: 'request-0123456789' }
const BEGIN = '2027-05-19T13:00:00+08:00'
const END = '2027-06-30T00:00:00+08:00'

const grant = (role: Role, orgPath: string): RoleGrant => ({
  id: role,
  role,
  orgId: 'x',
  orgPath,
  orgName: 'x',
  from: new Date(BEGIN),
  until: new Date(END),
})
const officer = (role: Role, path: string) => ({ _id: `p-${role}`, roles: [grant(role, path)] })
const host = (personId: string, more: object = {}) => ({ personId, claimed: true, until: null, ...more })

async function decision(rule: AccessRule, person: object | null, at: string): Promise<string> {
  const call = { now: new Date(at), person: async () => person } as unknown as Call
  try {
    const input = { orgId: 'T1', homeId: 'H1', jobId: 'J1' }
    await checkAccess(rule, input, call)
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

beforeAll(async () => {
  const plant = (collection: string, document: object) => create<Stored>(collection, document as Stored, source)
  await plant('organisations', { _id: 'T1', schema: 1, path: 'C/T1/' })
  await plant('microHomes', {
    _id: 'H1',
    schema: 1,
    path: 'C/T1/V1/',
    hosts: [host('p-host'), host('p-former', { until: new Date(END) }), host('p-named', { claimed: false })],
  })
  await plant('rollJobs', { _id: 'J1', schema: 1, ownerId: 'p-townshipAdmin', orgPath: 'C/T1/' })
})

describe('a role', () => {
  const rule = staffOver('orgId', 'township')
  const her = officer('townshipAdmin', 'C/T1/')

  it.each([
    ['a second before it begins', '2027-05-19T12:59:59+08:00', 'NOT_FOUND'],
    ['from the moment it begins', BEGIN, 'allowed'],
    ['until the last moment before its end', '2027-06-29T23:59:59.999+08:00', 'allowed'],
    ['at the moment of its end', END, 'NOT_FOUND'],
    ['ever after', '2028-01-01T00:00:00+08:00', 'NOT_FOUND'],
  ])('%s', async (_when, at, expected) => {
    expect(await decision(rule, her, at)).toBe(expected)
    expect(await decision(staffOverHome('homeId', 'village'), her, at)).toBe(expected)
    expect(await decision(ownerOfJob('jobId'), her, at)).toBe(expected)
  })

  it.each([
    ['county', officer('countyAdmin', 'C/'), 'allowed'],
    ['this township', her, 'allowed'],
    ['another township', officer('townshipAdmin', 'C/T2/'), 'NOT_FOUND'],
    ['a township whose id begins the same', officer('townshipAdmin', 'C/T11/'), 'NOT_FOUND'],
    ['a village of it', officer('villageAdmin', 'C/T1/V1/'), 'NOT_FOUND'],
    ['a village level at this place', officer('villageAdmin', 'C/T1/'), 'NOT_FOUND'],
    ['nothing', { _id: 'p', roles: [] }, 'NOT_FOUND'],
    ['nobody known', null, 'NOT_FOUND'],
  ])('over %s', async (_place, person, expected) => {
    expect(await decision(rule, person, BEGIN)).toBe(expected)
  })
})

describe('a host', () => {
  it.each([
    ['of this home', 'p-host', BEGIN, 'allowed'],
    ['until her time ends', 'p-former', BEGIN, 'allowed'],
    ['whose time has ended', 'p-former', END, 'NOT_FOUND'],
    ['who was named and has not claimed it', 'p-named', BEGIN, 'NOT_FOUND'],
    ['of another home', 'p-other', BEGIN, 'NOT_FOUND'],
  ])('%s', async (_who, personId, at, expected) => {
    expect(await decision(hostOf('homeId'), { _id: personId, roles: [] }, at)).toBe(expected)
  })
})

describe('a job', () => {
  it('is its owner’s alone, even before her own chief', async () => {
    expect(await decision(ownerOfJob('jobId'), officer('countyAdmin', 'C/'), BEGIN)).toBe('NOT_FOUND')
  })
})

it('a resident is whoever has an account', async () => {
  expect(await decision(resident, { _id: 'p', roles: [] }, BEGIN)).toBe('allowed')
  expect(await decision(resident, null, BEGIN)).toBe('SIGN_IN_NEEDED')
})

it('a rule whose field the input lacks is our mistake, not the caller’s', async () => {
  await expect(decision(staffOver('elsewhere', 'village'), null, BEGIN)).rejects.toThrow('elsewhere')
})
