import type { CalendarDay, Found, HomeCard, MapGroup } from '../../miniprogram/services/model'

Object.assign(globalThis, { wx: { getStorageSync: () => '' } })
jest.mock(
  '../../miniprogram/deployment',
  () => ({ deployment: { appId: 'test', envId: 'test', sealPublicKeys: [] } }),
  {
    virtual: true,
  },
)
const { emptyWords, hasWishes, NO_WISHES, without } = jest.requireActual<
  typeof import('../../miniprogram/services/finding')
>('../../miniprogram/services/finding')
const { boundsAround, firstView, signsOf } = jest.requireActual<typeof import('../../miniprogram/services/map-view')>(
  '../../miniprogram/services/map-view',
)
const { greetWords } = jest.requireActual<typeof import('../../miniprogram/services/greeting')>(
  '../../miniprogram/services/greeting',
)
const { doorNote } = jest.requireActual<typeof import('../../miniprogram/services/opening')>(
  '../../miniprogram/services/opening',
)

const AT = { longitude: 120.4, latitude: 30 }
const WEDNESDAY = new Date('2027-05-19T15:00:00+08:00')
const HOURS = [{ weekday: 3, from: 14 * 60, to: 16 * 60 }]
const found = (helps: Found['without']): Found => ({ without: helps }) as Found

describe('an empty list says what would change it', () => {
  const wishes = { ...NO_WISHES, openNow: true, service: 'parenting' as const }

  test('by the words she chose, and 20 stand for 20 and more', () => {
    expect(
      emptyWords(
        found([
          { wish: 'openNow', count: 5 },
          { wish: 'service', count: 20 },
        ]),
        wishes,
      ),
    ).toEqual({
      nothing: '没有同时符合的',
      helps: [
        { wish: 'openNow', words: '去掉「正在开门」有 5 家' },
        { wish: 'service', words: '去掉「亲子教育」有 20 多 家' },
      ],
    })
  })

  test('a name that nobody has is not answered with dropping the name', () => {
    const named = { ...NO_WISHES, query: 'hx' }
    expect(emptyWords(found([{ wish: 'query', count: 20 }]), named)).toEqual({
      nothing: '没有叫「hx」的微家',
      helps: [],
    })
  })

  test('blanks and signs are no wish, and a dropped wish leaves the others', () => {
    expect(hasWishes({ ...NO_WISHES, query: ' · ' })).toBe(false)
    expect(without(wishes, 'openNow')).toEqual({ ...NO_WISHES, service: 'parenting' })
  })
})

describe('the map', () => {
  const group = (more: Partial<MapGroup>): MapGroup =>
    ({ key: 'k', middle: AT, bounds: {}, count: 1, onePlace: false, homes: [], ...more }) as MapGroup
  const home = (pointExact: boolean) =>
    ({ id: 'h', name: '潮音里', pointExact, hours: HOURS }) as MapGroup['homes'][number]

  test('a flat is a soft circle and never a pin', () => {
    const { signs, circles } = signsOf([group({ homes: [home(false)] })], false, WEDNESDAY)
    expect(signs).toEqual([
      expect.objectContaining({ iconPath: '/images/pin-rough.png', ariaLabel: '潮音里,大致位置' }),
    ])
    expect(circles).toEqual([expect.objectContaining({ ...AT, radius: 550 })])
  })

  test('a home stands as a pin, open or not, and a group as its number', () => {
    const { signs, circles } = signsOf([group({ homes: [home(true)] }), group({ count: 40 })], true, WEDNESDAY)
    expect(signs[0]?.iconPath).toBe('/images/pin-open.png')
    expect(signs[1]?.callout).toMatchObject({ content: '约 40 家', display: 'ALWAYS' })
    expect(circles).toEqual([])
  })

  test('the first view holds the nearest homes, and a county is shown where there are none', () => {
    const far = { ...home(true), point: { longitude: 120.45, latitude: 30.02 } }
    const view = firstView([far], AT, null, 339)
    const { west, east, south, north } = boundsAround(AT, view?.scale ?? 0, 339)
    expect(west < 120.45 && 120.45 < east && south < 30.02 && 30.02 < north).toBe(true)
    expect(firstView([], null, AT, 339)).toEqual({ middle: AT, scale: 10 })
    expect(firstView([], null, null, 339)).toBeNull()
  })
})

describe('a holiday', () => {
  const days: CalendarDay[] = [{ date: '2027-05-19', kind: 'holiday', name: '端午' }]

  test('is said at the door and in the greeting, which claims no open door then', () => {
    expect(doorNote(HOURS, WEDNESDAY, days)).toBe('今天端午放假,来之前打个电话')
    const homes = [{ hours: HOURS } as HomeCard]
    expect(greetWords(homes, WEDNESDAY, days).before).toBe('今天端午,平时这会儿有 ')
    expect(greetWords(homes, WEDNESDAY).after).toBe(' 正开着门')
  })
})
