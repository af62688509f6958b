import { type Caller, type County, openidOf } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

export const PIN = '502871'
export const OTHER_PIN = '640193'
const made = { alertId: '' }

const hasPin = (caller: Caller) => (house: House) => setPin(house, caller, PIN)

export async function setPin(house: House, caller: Caller, pin: string): Promise<void> {
  await house.as(openidOf(caller)).call('member', 'setStaffPin', { pin }, 'request-before-pin')
}

/** The officer has looked at a home, and has nothing left that is usual: her next look is told of. */
export async function nothingLeft(house: House, { homeId, personIds }: County, caller: Caller): Promise<string> {
  await house.as(openidOf(caller)).call('home', 'contact', { homeId }, 'request-before-look')
  const { looks = [] } = await house.dump()
  const id = String(looks.find(({ officerId }) => officerId === personIds[caller])?._id)
  await house.change('looks', id, { room: 0 })
  return id
}

async function alerted(house: House, county: County): Promise<void> {
  made.alertId = await nothingLeft(house, county, 'villageOfficer')
  const officer = house.as(openidOf('villageOfficer'))
  await officer.call('home', 'contact', { homeId: county.flatId }, 'request-before-alert')
}

export const staffPinScenarios = {
  setStaffPin: [
    { as: 'villageOfficer', input: () => ({ pin: PIN }), versionsMayDiffer: true },
    {
      as: 'townshipOfficer',
      input: () => ({ pin: OTHER_PIN, old: PIN }),
      before: hasPin('townshipOfficer'),
      versionsMayDiffer: true,
    },
  ],
  checkStaffPin: [
    {
      as: 'villageOfficer',
      input: () => ({ pin: PIN }),
      before: hasPin('villageOfficer'),
      versionsMayDiffer: true,
    },
  ],
} satisfies Partial<ScenariosOf<'member'>>

export const watchingScenarios = {
  resetStaffPin: [
    {
      as: 'townshipOfficer',
      input: ({ personIds }) => ({ orgId: 'V1', personId: personIds.villageOfficer }),
      before: hasPin('villageOfficer'),
    },
  ],
  alerts: [{ as: 'townshipOfficer', input: () => ({ orgId: 'V1' }), before: alerted }],
  acknowledgeAlert: [{ as: 'townshipOfficer', input: () => ({ orgId: 'V1', alertId: made.alertId }), before: alerted }],
} satisfies Partial<ScenariosOf<'federation'>>
