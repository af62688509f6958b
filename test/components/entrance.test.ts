import { comeIn, type Entrance } from '../../miniprogram/federation/services/entrance'
import type { Office } from '../../miniprogram/federation/services/office'
import { Failure } from '../../miniprogram/services/failure'
import type { Me } from '../../miniprogram/services/model'
import { loadMe, workplace } from '../../miniprogram/services/session'

jest.mock('../../miniprogram/services/session', () => ({
  ...jest.requireActual('../../miniprogram/services/session'),
  loadMe: jest.fn(),
  workplace: jest.fn(),
  lastMe: jest.fn(),
}))

const TOWN = { orgId: 'LC-T01', orgName: '青屿镇', level: 'township' } as Me['roles'][number]
const VILLAGE = { orgId: 'LC-T01-V01', orgName: '老桥村', level: 'village' } as Me['roles'][number]

/** A page as the entrance knows it, with all that was shown on the way. */
function page(): { data: Entrance; setData(data: Partial<Entrance>): void; shown: Partial<Entrance>[] } {
  const shown: Partial<Entrance>[] = []
  const data: Entrance = {
    look: { house: 'house', style: '', elder: false },
    wide: false,
    office: null,
    entering: true,
    failure: '',
  }
  return {
    data,
    shown,
    setData(change) {
      shown.push(change)
      Object.assign(data, change)
    },
  }
}

function comes(role: Me['roles'][number] | null): void {
  jest.mocked(loadMe).mockResolvedValue({ roles: role === null ? [] : [role] } as unknown as Me)
  jest.mocked(workplace).mockReturnValue(role)
}
const work = jest.fn<Promise<void>, [Office]>(async () => {})
beforeEach(() => work.mockClear())

describe("the one door of the officers' pages", () => {
  test('an officer comes in for her place, and the page fetches its own', async () => {
    comes(TOWN)
    const homes = page()
    await comeIn(homes, work)
    expect(homes.data).toMatchObject({ office: { orgId: 'LC-T01', mayAppoint: true }, entering: false, failure: '' })
    expect(work).toHaveBeenCalledTimes(1)
  })

  test('who has no role is let nowhere, and nothing is fetched for her', async () => {
    comes(null)
    const homes = page()
    await comeIn(homes, work)
    expect(homes.data).toMatchObject({ office: null, entering: false, failure: '' })
    expect(work).not.toHaveBeenCalled()
  })

  test('a page for some officers only turns the others away as it does strangers', async () => {
    comes(VILLAGE)
    const people = page()
    await comeIn(people, work, (office) => office.mayAppoint)
    expect(people.data).toMatchObject({ office: null, entering: false })
    expect(work).not.toHaveBeenCalled()
  })

  test('what did not come is said, and a second try comes in', async () => {
    comes(TOWN)
    jest.mocked(loadMe).mockRejectedValueOnce(Failure.onPhone('OFFLINE'))
    const homes = page()
    await comeIn(homes, work)
    expect(homes.data.failure).toContain('没有网络')
    await comeIn(homes, work)
    expect(homes.data).toMatchObject({ office: { orgId: 'LC-T01' }, failure: '' })
  })

  test('a page that was entered before keeps what it shows while it asks again', async () => {
    comes(TOWN)
    const homes = page()
    await comeIn(homes, work)
    homes.shown.length = 0
    await comeIn(homes, work)
    expect(homes.shown.some(({ entering }) => entering === true)).toBe(false)
  })

  test('a mistake in our own code is not dressed up as a failure of the network', async () => {
    comes(TOWN)
    const wrong = async (): Promise<void> => {
      throw new TypeError('no such thing')
    }
    await expect(comeIn(page(), wrong)).rejects.toThrow(TypeError)
  })
})
